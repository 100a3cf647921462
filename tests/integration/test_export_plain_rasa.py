"""What a plain Rasa said, live or imported, in the exports that consist of messages."""

from __future__ import annotations

import csv
import json
import secrets
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.export.run import Counts, Request, export
from bot.pii.scrubber import default_scrubber
from bot.store.database import Database
from bot.store.import_events import import_events
from bot.store.own_data import own_data
from bot.store.tracker_store import PostgresTrackerStore
from bot.store.transcript import Filter
from tests.integration.conftest import deliver

BEGAN = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)
PHONE = "13987654321"


def at(minute: int) -> float:
    """Unix time of a minute of the conversation."""
    return (BEGAN + timedelta(minutes=minute)).timestamp()


def said(text: str, intent: str, minute: int) -> Event:
    """A customer's message on Slack."""
    understood = {"name": intent, "confidence": 0.91234}
    return UserUttered(text, understood, [], None, at(minute), input_channel="slack")


HISTORY: list[Event] = [
    ActionExecuted("action_session_start", timestamp=at(0)),
    SessionStarted(timestamp=at(0)),
    ActionExecuted("action_listen", timestamp=at(0)),
    said("where is W1000001?", "order_status", 1),
    ActionExecuted("lookup_form", timestamp=at(1) + 1),
    ActiveLoop("lookup_form", timestamp=at(1) + 2),
    SlotSet("requested_slot", "verification", timestamp=at(1) + 3),
    BotUttered("The last four digits?", {"buttons": [{"title": "Call me"}]}, timestamp=at(1) + 4),
    ActionExecuted("action_listen", timestamp=at(1) + 5),
    said("4321", "inform", 2),
    ActiveLoop(None, timestamp=at(2) + 1),
    SlotSet("requested_slot", None, timestamp=at(2) + 2),
    BotUttered(f"We will call {PHONE}.", timestamp=at(2) + 3),
    BotUttered(None, {"image": "https://shop.example/map.png"}, timestamp=at(2) + 4),
    ActionExecuted("action_listen", timestamp=at(2) + 5),
    said("/restart", "restart", 3),
]
TOLD = ["user", "bot", "user", "bot", "bot", "user"]


@pytest.fixture
async def imported(store: Database, tmp_path: Path) -> str:
    """A conversation of Rasa's own SQL store, taken over."""
    return await _imported(store, tmp_path)


@pytest.fixture(params=["imported", "live"])
async def plain(store: Database, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Taken over, or of a plain Rasa that runs on our tracker store."""
    if request.param == "imported":
        return await _imported(store, tmp_path)
    name = f"live:{secrets.token_hex(6)}"
    tracker = DialogueStateTracker.from_events(name, HISTORY, [])
    await PostgresTrackerStore(Domain.empty(), store=store).save(tracker)
    return name


async def _imported(store: Database, folder: Path) -> str:
    name = f"old:{secrets.token_hex(6)}"
    theirs = SQLTrackerStore(Domain.empty(), dialect="sqlite", db=str(folder / "rasa.db"))
    await theirs.save(DialogueStateTracker.from_events(name, HISTORY, []))
    await import_events(store, f"sqlite:///{folder / 'rasa.db'}")
    return name


async def exported(
    store: Database, tmp_path: Path, format: str, wanted: Filter, *, mask: bool = True
) -> tuple[str, Counts]:
    """The file's text, and what was counted."""
    path = tmp_path / f"{secrets.token_hex(4)}.{format}"
    request = Request(
        wanted=wanted,
        format=format,
        zone=timezone.utc,
        actor="operator:tester",
        unmask=not mask,
        output=path,
    )
    counts = await export(store, request, default_scrubber() if mask else None)
    return path.read_bytes().decode("utf-8-sig"), counts


async def test_a_review_shows_both_sides(store: Database, tmp_path: Path, plain: str) -> None:
    text, counts = await exported(store, tmp_path, "jsonl", Filter(conversations=(plain,)))
    rows = [json.loads(line) for line in text.splitlines()]
    assert [row["speaker"] for row in rows] == TOLD
    assert counts == Counts(conversations=1, messages=len(TOLD))
    first, answer, proof, call, picture, last = rows
    assert (first["time"], first["channel"]) == ("2026-03-02T09:01:00+00:00", "slack")
    assert (first["intent"], first["confidence"]) == ("order_status", 0.912)
    assert first["flow"] == "lookup", "which it began"
    assert [row["source"] for row in (first, answer, last)] == ["nlu", None, "payload"]
    assert (answer["buttons"], answer["flow"]) == (["Call me"], "lookup")
    assert (proof["text"], proof["flow"]) == ("<PROOF_1>", "lookup")
    assert (call["text"], call["flow"]) == ("We will call <PHONE_NUMBER_1>.", None)
    assert picture["text"] == "(image)"
    assert PHONE not in text and "4321" not in text.replace(plain, "")


async def test_a_table_has_the_messages_of_the_days_and_knows_the_flow_from_before(
    store: Database, tmp_path: Path, imported: str
) -> None:
    second, third = (BEGAN + timedelta(minutes=minutes) for minutes in (2, 3))
    wanted = Filter(conversations=(imported,), channel="rasa", since=second, until=third)
    text, counts = await exported(store, tmp_path, "csv", wanted)
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["speaker"] for row in rows] == ["user", "bot", "bot"]
    assert counts.messages == 3 and rows[0]["flow"] == "lookup"
    before = replace(wanted, since=None, until=BEGAN - timedelta(days=1))
    _, counts = await exported(store, tmp_path, "csv", before)
    assert counts.messages == 0


async def test_nothing_of_it_is_learnt_and_the_customer_gets_all_of_it(
    store: Database, tmp_path: Path, imported: str
) -> None:
    text, _ = await exported(store, tmp_path, "sft", Filter(conversations=(imported,)))
    messages = json.loads(text)["messages"]
    assert len(messages) == len(TOLD)
    assert not any(m.get("learn", True) for m in messages if m["role"] == "assistant")
    mine = await own_data(store, imported)
    assert [one["role"] for one in mine] == TOLD and mine[3]["text"] == f"We will call {PHONE}."


async def test_what_came_through_a_channel_of_ours_afterwards_stands_there_once(
    store: Database, tmp_path: Path, imported: str
) -> None:
    """Rasa's events of that turn are in the table too."""
    await deliver(store, imported, "and now?")
    tracker_store = PostgresTrackerStore(Domain.empty(), store=store)
    tracker = await tracker_store.retrieve(imported)
    assert tracker is not None
    tracker.update(UserUttered("and now?", {"name": "order_status"}))
    await tracker_store.save(tracker)
    wanted = Filter(conversations=(imported,))
    text, counts = await exported(store, tmp_path, "jsonl", wanted, mask=False)
    assert counts.messages == len(TOLD) + 1 and text.count("and now?") == 1
