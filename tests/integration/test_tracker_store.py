"""Our tracker store against Rasa's own: the same tracker after any history."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    ConversationPaused,
    ConversationResumed,
    DefinePrevUserUtteredFeaturization,
    FollowupAction,
    LoopInterrupted,
    ReminderCancelled,
    ReminderScheduled,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.keys import KeyRing
from bot.store.tracker_store import PostgresTrackerStore
from tests.integration.databases import empty_database

DOMAIN = Domain.from_yaml(
    """
    version: "3.1"
    intents: [greet, inform]
    entities: [thing]
    slots:
      thing: {type: text, mappings: [{type: from_entity, entity: thing}]}
      notes: {type: any, mappings: [{type: custom}]}
    responses: {utter_greet: [{text: hi}]}
    forms: {thing_form: {required_slots: [thing]}}
    """
)


LONG = "长" * 20_000


def events(max_size: int = 12) -> Any:
    """Random histories of everything a conversation can hold."""
    # PostgreSQL and Rasa's own store alike take no lone surrogates
    texts = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30)
    user = st.builds(
        lambda text, intent, thing: UserUttered(
            text, {"name": intent, "confidence": 0.9}, [{"entity": "thing", "value": thing}]
        ),
        texts,
        st.sampled_from(["greet", "inform"]),
        texts,
    )
    data = {"buttons": [{"title": "a", "payload": "/greet"}], "image": None, "custom": {"a": [1]}}
    when = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    return st.lists(
        st.one_of(
            user,
            st.builds(BotUttered, texts),
            st.builds(BotUttered, texts, st.just(data), st.just({"utter_action": "utter_greet"})),
            st.builds(lambda v: SlotSet("thing", v), texts),
            st.builds(lambda v: SlotSet("notes", v), st.lists(texts, max_size=3)),
            st.sampled_from([LONG, "a"]).map(lambda v: SlotSet("thing", v)),
            st.sampled_from(["utter_greet", "action_listen", "thing_form"]).map(ActionExecuted),
            st.builds(ActionExecutionRejected, st.just("thing_form")),
            st.builds(LoopInterrupted, st.booleans()),
            st.sampled_from(["utter_greet", "action_listen"]).map(FollowupAction),
            st.builds(ReminderScheduled, st.just("greet"), st.just(when)),
            st.builds(ReminderCancelled, st.just("greet")),
            st.builds(DefinePrevUserUtteredFeaturization, st.booleans()),
            st.sampled_from([ConversationPaused, ConversationResumed, ActionReverted]).map(
                lambda event: event()
            ),
            st.sampled_from(["thing_form", None]).map(ActiveLoop),
            st.builds(Restarted),
            st.builds(AllSlotsReset),
            st.builds(UserUtteranceReverted),
            st.builds(SessionStarted),
        ),
        min_size=1,
        max_size=max_size,
    )


def state(tracker: DialogueStateTracker | None) -> Any:
    """What counts of a tracker: its events and what they add up to."""
    assert tracker is not None
    return (
        [json.dumps(event.as_dict(), sort_keys=True) for event in tracker.events],
        tracker.current_slot_values(),
        tracker.active_loop_name,
        tracker.latest_action_name,
        tracker.followup_action,
        tracker.is_paused(),
        tracker.current_state(EventVerbosity.APPLIED),
    )


@pytest.fixture(scope="module")
def theirs(postgres: str) -> Iterator[SQLTrackerStore]:
    """Rasa's own store on the same server."""
    stock = SQLTrackerStore(DOMAIN, host=empty_database(postgres))
    yield stock
    stock.engine.dispose()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
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
