"""One process alone trusts its memory; with others it looks, and never answers from an old one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from rasa.shared.core.events import UserUttered

from bot.store import company
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.erase import erase
from bot.store.keys import KeyRing
from bot.store.tracker_store import PostgresTrackerStore
from tests.integration.histories import DOMAIN


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds of the real thing are hundredths here."""
    monkeypatch.setattr(company, "HELLO", 0.3)
    monkeypatch.setattr(company, "QUIET", 0.5)


class Watched(Database):
    """Counts the looks at a conversation's version."""

    looks = 0

    async def fetch(self, statement: str, *values: Any) -> list[Any]:
        """As Database's."""
        Watched.looks += statement.startswith("SELECT version")
        return await super().fetch(statement, *values)


@pytest.fixture
async def watched(store: Database) -> AsyncIterator[Watched]:
    """The session's database, under the same keys."""
    found = Watched(store.url, make_engine(store.url), KeyRing(store.keys.service))
    yield found
    await found.close()


async def say(tracker_store: PostgresTrackerStore, conversation: str, text: str) -> list[str]:
    """One turn; what was said until now, as this store knows it."""
    tracker = await tracker_store.get_or_create_tracker(conversation)
    tracker.update(UserUttered(text, {"name": "greet"}), DOMAIN)
    await tracker_store.save(tracker)
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


async def until(true: Callable[[], bool]) -> None:
    """Wait for what another process does; a busy machine takes its time."""
    for _ in range(1000):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen in 20 seconds")


def is_alone(tracker_store: PostgresTrackerStore) -> bool:
    """Whether it takes itself to be."""
    return tracker_store._company.moment is not None


async def alone(tracker_store: PostgresTrackerStore, conversation: str) -> None:
    """Until it is, and has this conversation in memory since."""
    await say(tracker_store, conversation, "a")
    await until(lambda: is_alone(tracker_store))
    await say(tracker_store, conversation, "b")


async def looks(tracker_store: PostgresTrackerStore, conversation: str, text: str) -> int:
    """How often it looks at the version in one turn."""
    before = Watched.looks
    await say(tracker_store, conversation, text)
    return Watched.looks - before


async def test_alone_it_does_not_look_and_knows_all(
    watched: Watched, conversation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = PostgresTrackerStore(DOMAIN, store=watched, alone=True)
    with monkeypatch.context() as early:
        early.setattr(company, "QUIET", 600)
        await say(one, conversation, "0")
        assert await looks(one, conversation, "1") == 1, "nobody can be sure so early"
    await alone(one, conversation)
    assert await looks(one, conversation, "2") == 0
    assert await say(one, conversation, "3") == ["0", "1", "a", "b", "2", "3"]


async def test_without_the_setting_it_always_looks(watched: Watched, conversation: str) -> None:
    one = PostgresTrackerStore(DOMAIN, store=watched)
    await say(one, conversation, "a")
    await asyncio.sleep(company.QUIET + 0.1)
    await say(one, conversation, "b")
    assert await looks(one, conversation, "2") == 1


@pytest.mark.parametrize("other_listens", [True, False])
async def test_whoever_comes_is_heard_before_it_has_answered(
    store: Database, watched: Watched, conversation: str, other_listens: bool
) -> None:
    one = PostgresTrackerStore(DOMAIN, store=watched, alone=True)
    await alone(one, conversation)
    other = PostgresTrackerStore(DOMAIN, store=store, alone=other_listens)
    assert await say(other, conversation, "2") == ["a", "b", "2"]
    assert await say(one, conversation, "3") == ["a", "b", "2", "3"]
    assert await say(other, conversation, "4") == ["a", "b", "2", "3", "4"]
    await until(lambda: is_alone(one))  # the other one is gone
    assert await looks(one, conversation, "5") == 1, "what it had was from before"
    assert await looks(one, conversation, "6") == 0
    assert await say(one, conversation, "7") == ["a", "b", "2", "3", "4", "5", "6", "7"]


async def test_what_another_process_erased_is_not_in_memory(
    store: Database, watched: Watched, conversation: str
) -> None:
    one = PostgresTrackerStore(DOMAIN, store=watched, alone=True)
    await alone(one, conversation)
    await erase(store, conversation, actor="operator:tester", reason="test")
    await until(lambda: conversation not in one._hot)
    assert await say(one, conversation, "2") == ["2"]


async def test_whoever_cannot_hear_is_not_alone(watched: Watched, conversation: str) -> None:
    one = PostgresTrackerStore(DOMAIN, store=watched, alone=True)
    await alone(one, conversation)
    await watched.fetch(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ILIKE 'LISTEN%xiaoq%'"
        " AND datname = current_database()"
    )
    await until(lambda: not is_alone(one))
    assert await looks(one, conversation, "2") == 1
    await asyncio.sleep(company.HELLO)
    await alone(one, conversation)
    assert await looks(one, conversation, "3") == 0, "it listens again"
