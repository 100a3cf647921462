"""Taking over the table of Rasa's own SQL tracker store: the same trackers, nothing twice."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)

from bot.errors import ConfigurationError, StoreError
from bot.store.audit import page, subject_of
from bot.store.database import Database
from bot.store.import_events import import_events
from bot.store.tracker_store import PostgresTrackerStore
from tests.integration.histories import DOMAIN, state


async def test_all_conversations_are_taken_over_and_none_twice(
    store: Database, tmp_path: Path
) -> None:
    theirs = SQLTrackerStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "rasa.db"))
    names = [f"old:{secrets.token_hex(6)}" for _ in range(5)]
    for name in names:
        tracker = await theirs.get_or_create_tracker(name)
        for event in (
            SessionStarted(),
            ActionExecuted("action_listen"),
            UserUttered("早上好", {"name": "greet", "confidence": 0.9}),
            SlotSet("notes", ["a", {"b": 1}]),
            BotUttered("hi", {"buttons": [{"title": "a", "payload": "/greet"}]}),
            Restarted(),
            SlotSet("thing", name),
        ):
            tracker.update(event, DOMAIN)
        await theirs.save(tracker)
    source = f"sqlite:///{tmp_path / 'rasa.db'}"

    def stop(done: int, of: int) -> None:
        assert of == 5
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await import_events(store, source, stop)
    done = await import_events(store, source)
    assert (done.conversations, done.skipped) == (3, 2)
    ours = PostgresTrackerStore(DOMAIN, store=store)
    for name in names:
        assert state(await ours.retrieve(name)) == state(await theirs.retrieve(name))
        everything = state(await theirs.retrieve_full_tracker(name))
        assert state(await ours.retrieve_full_tracker(name)) == everything
    assert (await import_events(store, source)).skipped == 5
    async with store.transaction() as connection:
        recorded = [row for row in await page(connection, 0, limit=9999) if row.action == "import"]
        subjects = [await subject_of(connection, store, name) for name in sorted(names)]
    of_these = [row.subject for row in recorded if row.subject in subjects]
    assert of_these == subjects, "the interrupted run's two as well, and none twice"


async def test_a_conversation_and_its_entry_in_the_audit_come_both_or_neither(
    store: Database, tmp_path: Path
) -> None:
    theirs = SQLTrackerStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "rasa.db"))
    name = f"old:{secrets.token_hex(6)}"
    tracker = await theirs.get_or_create_tracker(name)
    tracker.update(SlotSet("thing", "x"), DOMAIN)
    await theirs.save(tracker)
    full = "CHECK (action != 'import') NOT VALID"
    await store.fetch(f"ALTER TABLE xiaoq.audit ADD CONSTRAINT no_import {full}")
    with pytest.raises(StoreError):
        await import_events(store, f"sqlite:///{tmp_path / 'rasa.db'}")
    await store.fetch("ALTER TABLE xiaoq.audit DROP CONSTRAINT no_import")
    assert await PostgresTrackerStore(DOMAIN, store=store).retrieve(name) is None
    assert (await import_events(store, f"sqlite:///{tmp_path / 'rasa.db'}")).conversations == 1


async def test_a_table_of_postgresql_is_read_too(store: Database, database_url: str) -> None:
    async with store.transaction() as connection:
        await connection.exec_driver_sql("DROP TABLE IF EXISTS public.events")
        await connection.exec_driver_sql(
            "CREATE TABLE public.events (id serial, sender_id varchar, data text)"
        )
    name = f"old:{secrets.token_hex(6)}"
    data = '{"event": "slot", "name": "thing", "value": "x", "timestamp": 1.5}'
    await store.fetch("INSERT INTO public.events (sender_id, data) VALUES ($1, $2)", name, data)
    done = await import_events(store, database_url)
    assert (done.conversations, done.events) == (1, 1)
    tracker = await PostgresTrackerStore(DOMAIN, store=store).retrieve(name)
    assert tracker is not None
    assert tracker.get_slot("thing") == "x"
    aged = "SELECT extract(epoch FROM last_activity)::float8 AS at FROM xiaoq.conversations"
    assert (await store.fetch(f"{aged} WHERE id = $1", name))[0]["at"] == 1.5
    await store.fetch("DROP TABLE public.events")


async def test_a_place_without_the_table_is_named(store: Database, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="events table"):
        await import_events(store, f"sqlite:///{tmp_path / 'none.db'}")
