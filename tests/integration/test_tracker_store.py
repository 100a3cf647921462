"""Our tracker store against Rasa's own: the same tracker after any history."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.keys import KeyRing
from bot.store.tracker_store import PostgresTrackerStore
from tests.integration.databases import empty_database
from tests.integration.histories import DOMAIN, events, state


@pytest.fixture(scope="module")
def theirs(postgres: str) -> Iterator[SQLTrackerStore]:
    """Rasa's own store on the same server."""
    stock = SQLTrackerStore(DOMAIN, host=empty_database(postgres))
    yield stock
    stock.engine.dispose()


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(turns=st.lists(events(), min_size=1, max_size=4))
async def test_any_history_gives_the_tracker_that_rasas_store_gives(
    store: Database, theirs: SQLTrackerStore, turns: list[list[Any]]
) -> None:
    ours = PostgresTrackerStore(DOMAIN, store=store)
    sender = secrets.token_hex(8)
    for turn in turns:
        for target in (ours, theirs):
            tracker = await target.get_or_create_tracker(sender, append_action_listen=False)
            for event in turn:
                tracker.update(event, DOMAIN)
            await target.save(tracker)
    fresh = PostgresTrackerStore(DOMAIN, store=store)
    expected = state(await theirs.retrieve(sender))
    assert state(await ours.retrieve(sender)) == expected, "from memory"
    assert state(await fresh.retrieve(sender)) == expected, "from the database"
    everything = state(await theirs.retrieve_full_tracker(sender))
    assert state(await fresh.retrieve_full_tracker(sender)) == everything


async def test_an_unknown_user_has_no_tracker(store: Database) -> None:
    tracker_store = PostgresTrackerStore(DOMAIN, store=store)
    assert await tracker_store.retrieve("nobody") is None
    assert await tracker_store.retrieve_full_tracker("nobody") is None
    assert not await tracker_store.exists("nobody")


async def test_two_replicas_never_overwrite_each_other(store: Database, conversation: str) -> None:
    first, second = (PostgresTrackerStore(DOMAIN, store=store) for _ in range(2))
    begun = await first.get_or_create_tracker(conversation)
    begun.update(UserUttered("a", {"name": "greet"}), DOMAIN)
    await first.save(begun)
    one, two = await first.retrieve(conversation), await second.retrieve(conversation)
    assert one is not None and two is not None
    one.update(SlotSet("thing", "one"), DOMAIN)
    two.update(SlotSet("thing", "two"), DOMAIN)
    await second.save(two)
    await first.save(one)  # Rasa has spoken already, so what it said is recorded, too
    for replica in (first, second):
        again = await replica.retrieve(conversation)
        assert again is not None and again.get_slot("thing") == "one"
        said = [event.value for event in again.events if isinstance(event, SlotSet)]
        assert said == ["two", "one"]


async def test_two_replicas_begin_a_conversation_at_once(
    store: Database, conversation: str
) -> None:
    """Under one key, whoever came first; what follows stands after what both have said."""
    rings = [KeyRing(store.keys.service) for _ in range(2)]
    replicas = [
        PostgresTrackerStore(DOMAIN, store=Database(store.url, store.engine, ring))
        for ring in rings
    ]
    begun = [await each.get_or_create_tracker(conversation) for each in replicas]
    for tracker, text in zip(begun, ("a", "b"), strict=True):
        tracker.update(UserUttered(text, {"name": "greet"}), DOMAIN)
    await asyncio.gather(*(each.save(own) for each, own in zip(replicas, begun, strict=True)))
    for number, replica in enumerate((*replicas, *replicas)):
        tracker = await replica.retrieve(conversation)
        assert tracker is not None
        tracker.update(UserUttered(str(number), {"name": "greet"}), DOMAIN)
        await replica.save(tracker)
    for replica in replicas:
        tracker = await replica.retrieve(conversation)
        assert tracker is not None
        said = [event.text for event in tracker.events if isinstance(event, UserUttered)]
        assert (sorted(said[:2]), said[2:]) == (["a", "b"], ["0", "1", "2", "3"])


async def test_an_abandoned_turn_leaves_nothing_in_memory(
    store: Database, conversation: str
) -> None:
    tracker_store = PostgresTrackerStore(DOMAIN, store=store)
    tracker = await tracker_store.get_or_create_tracker(conversation)
    await tracker_store.save(tracker)
    abandoned = await tracker_store.retrieve(conversation)
    assert abandoned is not None
    abandoned.update(SlotSet("thing", "half"), DOMAIN)
    again = await tracker_store.retrieve(conversation)
    assert again is not None and again.get_slot("thing") is None


async def test_keys_lists_conversations(store: Database, conversation: str) -> None:
    tracker_store = PostgresTrackerStore(DOMAIN, store=store)
    await tracker_store.save(await tracker_store.get_or_create_tracker(conversation))
    assert conversation in list(await tracker_store.keys())


async def test_a_database_that_is_away_is_an_error_not_a_new_user(conversation: str) -> None:
    from bot.store.engine import make_engine
    from bot.store.keys import KeyRing

    away = Database(
        "postgresql://x@127.0.0.1:1/none",
        make_engine("postgresql://x@127.0.0.1:1/none"),
        KeyRing([b"k" * 32]),
    )
    with pytest.raises(StoreError, match="nothing was written"):
        await PostgresTrackerStore(DOMAIN, store=away, patience=0.3).retrieve(conversation)


@pytest.mark.parametrize("empty", [True, False])
def test_rasa_asks_at_each_message_whether_the_domain_is_empty(
    store: Database, monkeypatch: pytest.MonkeyPatch, empty: bool
) -> None:
    """It is told what it would find, and no other domain is made for that."""
    domain = Domain.empty() if empty else Domain.from_dict({"intents": ["greet"]})
    PostgresTrackerStore(store=store).domain = domain  # as Rasa's Agent does
    made = []
    monkeypatch.setattr(Domain, "empty", lambda: made.append(1))
    assert domain.is_empty() is empty
    assert not made
