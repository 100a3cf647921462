"""`rasa run` of a plain project on our store: killed under load, two at once, database away."""

from __future__ import annotations

import argparse
import asyncio
import json
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
from rasa.cli.export import export_trackers
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.shared.core.trackers import EventVerbosity

from bench.turn_servers import Server
from bot.settings import settings
from bot.store.database import Database
from bot.store.engine import asyncpg_arguments, make_engine
from bot.store.keys import KeyRing
from bot.store.tracker_store import PostgresTrackerStore
from tests.integration.plain_rasa.conftest import Project

WAIT = 60.0


class Customer:
    """Talks to servers over REST; remembers which of its messages were answered."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.answered: list[str] = []
        self.said = 0

    def say(self, server: Server) -> bool:
        """One message; whether it was answered."""
        text = self.next()
        body = {"sender": self.name, "message": text}
        try:
            reply = httpx.post(
                f"{server.url}/webhooks/rest/webhook", json=body, timeout=WAIT, trust_env=False
            )
            answers = [one["text"] for one in reply.json()]
        except (httpx.HTTPError, ValueError):
            return False
        return self.hear(text, answers)

    def next(self) -> str:
        """What to say; nothing twice."""
        self.said += 1
        return f"hello {self.said}"

    def hear(self, text: str, answers: list[str]) -> bool:
        """Note what was answered; whether it was."""
        if answers:
            assert answers == ["greet"]
            self.answered.append(text)
        return bool(answers)

    def say_until_answered(self, server: Server) -> None:
        """Again and again, as a customer would."""
        until = time.monotonic() + WAIT
        while not self.say(server):
            assert time.monotonic() < until, "no answer"
            time.sleep(0.2)

    def tracker(self, server: Server) -> Any:
        """What the server knows of the conversation."""
        url = f"{server.url}/conversations/{self.name}/tracker?include_events=ALL"
        return httpx.get(url, timeout=WAIT, trust_env=False).raise_for_status().json()

    def heard(self, server: Server) -> list[str]:
        """Its messages as they are in the tracker."""
        return [one["text"] for one in self.tracker(server)["events"] if one["event"] == "user"]

    def assert_kept(self, server: Server) -> None:
        """All that was answered is there, in the order it was said, and no one is new."""
        heard = self.heard(server)
        assert [text for text in heard if text in set(self.answered)] == self.answered
        events = self.tracker(server)["events"]
        assert [one["event"] for one in events].count("session_started") == 1


@contextmanager
def load(customer: Customer, server: Server) -> Iterator[None]:
    """Messages one after the other, from before the block until the server is gone."""
    some = threading.Event()

    def run() -> None:
        before = len(customer.answered)
        while customer.say(server):
            if len(customer.answered) > before + 3:
                some.set()

    thread = threading.Thread(target=run)
    thread.start()
    assert some.wait(WAIT)
    yield
    thread.join()


class Here:
    """The second process: the same model and store in this one, behind Rasa's own agent."""

    def __init__(self, project: Project) -> None:
        self.answered: list[str] = []
        self._loop = asyncio.new_event_loop()
        self._store = Database(project.url, make_engine(project.url), KeyRing([project.kek]))
        trackers = PostgresTrackerStore(store=self._store)
        model = str(project.folder / "models")
        self._agent = Agent.load(model, tracker_store=trackers)

    def say(self, customer: Customer) -> bool:
        """As `Customer.say`, to the agent here."""
        text, channel = customer.next(), CollectingOutputChannel()
        message = UserMessage(text, channel, customer.name)
        self._loop.run_until_complete(self._agent.handle_message(message))
        self.answered.append(text)
        return customer.hear(text, [one["text"] for one in channel.messages])

    def state(self, customer: Customer) -> Any:
        """As `Customer.tracker`."""
        found = self._agent.tracker_store.retrieve_full_tracker(customer.name)
        return self._loop.run_until_complete(found).current_state(EventVerbosity.ALL)

    def close(self) -> None:
        """Give its connections back."""
        self._loop.run_until_complete(self._store.close())
        self._loop.close()


def connections(url: str, *, allowed: bool) -> None:
    """Let clients into the project's database again, or throw them all out."""
    name = url.partition("?")[0].rpartition("/")[2]

    async def switch() -> None:
        admin = await asyncpg.connect(**{**asyncpg_arguments(url), "database": "postgres"})
        await admin.execute(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {allowed}")
        if not allowed:
            query = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1"
            await admin.execute(query, name)
        await admin.close()

    asyncio.run(switch())


def published(broker: Path) -> list[dict[str, Any]]:
    """The customers' messages that went to the project's event broker."""
    events = [json.loads(line) for line in broker.read_text("utf-8").splitlines()]
    return [event for event in events if event["event"] == "user"]


def test_a_plain_project(project: Project) -> None:
    """One test, since each server takes seconds to start."""
    customer = Customer("kate")
    with ExitStack() as stack:
        first = stack.enter_context(project.server("first"))  # makes the tables, too
        here = Here(project)
        stack.callback(here.close)

        # two processes on one conversation
        for _ in range(5):
            assert customer.say(first)
            assert here.say(customer)
        assert customer.tracker(first) == here.state(customer)
        customer.assert_kept(first)

        # killed in the middle of a conversation, while another goes on; and started again
        assert first.child is not None
        with load(customer, first):
            first.child.kill()
            first.child.wait()
        assert here.say(customer)
        again = stack.enter_context(project.server("again"))
        assert customer.say(again)
        customer.assert_kept(again)
        assert customer.tracker(again) == here.state(customer)

        # the database goes away and comes back: an error or a late answer, never a new user
        connections(project.url, allowed=False)
        try:
            assert not Customer("nora").say(again)
            state = f"{again.url}/conversations/kate/tracker"
            assert httpx.get(state, timeout=WAIT, trust_env=False).status_code == 500
        finally:
            connections(project.url, allowed=True)
        customer.say_until_answered(again)
        customer.assert_kept(again)
    by_servers = {one["text"] for one in published(project.broker)}
    assert set(customer.answered) - by_servers == set(here.answered)


def test_rasa_export(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rasa's own command publishes what is stored, in order."""
    for name, value in project.environment.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    names = ("minimum_timestamp", "maximum_timestamp", "offset_timestamps_by_seconds")
    options = argparse.Namespace(
        endpoints=str(project.folder / "export.yml"),
        conversation_ids="kate",
        **dict.fromkeys(names),
    )
    try:
        export_trackers(options)
    finally:
        settings.cache_clear()
    numbers = [int(one["text"].split()[1]) for one in published(project.exported)]
    assert len(numbers) > 10
    assert numbers == sorted(numbers)
