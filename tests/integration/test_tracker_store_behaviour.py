"""What Rasa's published tests ask of a tracker store, asked of ours (docs/tracker-store.md)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rasa.core.brokers.broker import EventBroker
from rasa.core.exporter import Exporter
from rasa.core.tracker_store import (
    FailSafeTrackerStore,
    InMemoryTrackerStore,
    TrackerStore,
    check_if_tracker_store_async,
)
from rasa.exceptions import NoEventsToMigrateError
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.errors import StoreAway, StoreError
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.keys import KeyRing
from bot.store.tracker_store import PostgresTrackerStore
from tests.integration.histories import DOMAIN, state


def session() -> list[Event]:
    """How Rasa begins one; made anew, since the time of SessionStarted tells sessions apart."""
    start, listen = ActionExecuted("action_session_start"), ActionExecuted("action_listen")
    return [start, SessionStarted(), listen]


class Broker(EventBroker):  # type: ignore[misc]
    """Keeps what is published."""

    def __init__(self) -> None:
        self.published: list[dict[str, Any]] = []

    def publish(self, event: dict[str, Any]) -> None:
        self.published.append(json.loads(json.dumps(event)))


@pytest.fixture
def tracker_store(store: Database) -> PostgresTrackerStore:
    return PostgresTrackerStore(DOMAIN, store=store, event_broker=Broker())


@pytest.fixture
def away() -> PostgresTrackerStore:
    """On a server that nobody runs."""
    url = "postgresql://x@127.0.0.1:1/none"
    lost = Database(url, make_engine(url), KeyRing([b"k" * 32]))
    return PostgresTrackerStore(DOMAIN, store=lost, patience=0.0)


async def say(target: TrackerStore, sender: str, *events: Event) -> DialogueStateTracker:
    """One turn: retrieved, changed, saved."""
    tracker = await target.get_or_create_tracker(sender, append_action_listen=False)
    for event in events:
        tracker.update(event, DOMAIN)
    await target.save(tracker)
    return tracker


def texts(tracker: DialogueStateTracker | None) -> list[str]:
    assert tracker is not None
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


def test_rasas_factory_makes_it_from_endpoints(store: Database) -> None:
    config = EndpointConfig(
        type="bot.store.tracker_store.PostgresTrackerStore", store=store, policy_states=30
    )
    made = TrackerStore.create(config, DOMAIN)
    assert isinstance(made, PostgresTrackerStore)
    assert made.domain is DOMAIN
    assert check_if_tracker_store_async(made), "else Rasa wraps it, and warns"


async def test_a_new_conversation_listens(
    tracker_store: PostgresTrackerStore, conversation: str
) -> None:
    tracker = await tracker_store.get_or_create_tracker(conversation)
    assert [event.as_dict()["name"] for event in tracker.events] == ["action_listen"]
    assert state(await tracker_store.retrieve(conversation)) == state(tracker)
    assert await tracker_store.exists(conversation)


async def test_a_tracker_serialises_to_text_and_back(
    tracker_store: PostgresTrackerStore, conversation: str
) -> None:
    tracker = await say(
        tracker_store, conversation, UserUttered("嗨", {"name": "greet"}), SlotSet("notes", [1])
    )
    written = tracker_store.serialise_tracker(tracker)
    read = tracker_store.deserialise_tracker(conversation, written)
    assert isinstance(written, str)
    assert read == tracker
    assert state(read) == state(tracker)


async def test_a_restart_is_remembered(
    tracker_store: PostgresTrackerStore, store: Database, conversation: str
) -> None:
    await say(tracker_store, conversation, SlotSet("thing", "shoe"), Restarted())
    fresh = await PostgresTrackerStore(DOMAIN, store=store).retrieve(conversation)
    assert fresh is not None and fresh.get_slot("thing") is None
    assert fresh.applied_events() == []
    assert len(fresh.events) == 2


async def test_sessions(
    tracker_store: PostgresTrackerStore, store: Database, conversation: str
) -> None:
    """The latest alone is retrieved, all on demand; saving one adds to it and to nothing else."""
    for text in ("one", "two", "three"):
        await say(tracker_store, conversation, *session(), UserUttered(text), BotUttered("hm"))
    for number, target in enumerate((tracker_store, PostgresTrackerStore(DOMAIN, store=store))):
        assert texts(await target.retrieve(conversation)) == ["three", "more True"][: number + 1]
        every = texts(await target.retrieve_full_tracker(conversation))
        assert every[:3] == ["one", "two", "three"]
        await say(target, conversation, UserUttered(f"more {target is tracker_store}"))
    every = texts(await tracker_store.retrieve_full_tracker(conversation))
    assert every == ["one", "two", "three", "more True", "more False"]


async def test_each_event_is_published_once(
    tracker_store: PostgresTrackerStore, conversation: str
) -> None:
    first = [UserUttered("a"), BotUttered("b")]
    tracker = await say(tracker_store, conversation, *first)
    await tracker_store.save(tracker)
    await say(tracker_store, conversation, UserUttered("c"))
    published = tracker_store.event_broker.published
    assert [one["text"] for one in published] == ["a", "b", "c"]
    assert {one["sender_id"] for one in published} == {conversation}


async def test_what_is_not_stored_is_not_published(
    away: PostgresTrackerStore, conversation: str
) -> None:
    away.event_broker = Broker()
    tracker = away.init_tracker(conversation)
    tracker.update(UserUttered("a"), DOMAIN)
    with pytest.raises(StoreError):
        await away.save(tracker)
    assert away.event_broker.published == []


async def test_rasas_wrapper_lets_our_faults_through(
    away: PostgresTrackerStore, conversation: str
) -> None:
    wrapped = FailSafeTrackerStore(away)
    tracker = DialogueStateTracker(conversation, DOMAIN.slots)
    tracker.update(UserUttered("a"))
    for call in (
        lambda: wrapped.retrieve(conversation),
        lambda: wrapped.get_or_create_tracker(conversation),
        lambda: wrapped.retrieve_full_tracker(conversation),
        lambda: wrapped.save(tracker),
        wrapped.keys,
    ):
        with pytest.raises(StoreError):
            await call()


async def test_rasas_wrapper_goes_on_as_before_for_other_stores(
    away: PostgresTrackerStore, conversation: str
) -> None:
    class Broken(InMemoryTrackerStore):  # type: ignore[misc]
        async def retrieve(self, sender_id: str) -> None:
            raise RuntimeError("broken")

    assert away, "made before, so that Rasa's wrapper is ours"
    wrapped = FailSafeTrackerStore(Broken(DOMAIN))
    assert await wrapped.retrieve(conversation) is None
    tracker = await wrapped.get_or_create_tracker(conversation)
    assert tracker.sender_id == conversation


async def test_the_wrapper_hands_the_domain_on(tracker_store: PostgresTrackerStore) -> None:
    other = Domain.from_yaml("slots: {new: {type: text, mappings: [{type: custom}]}}")
    FailSafeTrackerStore(tracker_store).domain = other
    assert tracker_store.domain is other


async def test_another_domain_means_other_slots(
    tracker_store: PostgresTrackerStore, conversation: str
) -> None:
    await say(tracker_store, conversation, UserUttered("a"))
    tracker_store.domain = Domain.from_yaml(
        "slots: {new: {type: text, mappings: [{type: custom}]}}"
    )
    tracker = await tracker_store.retrieve(conversation)
    assert tracker is not None and "new" in tracker.slots


async def test_rasas_exporter(tracker_store: PostgresTrackerStore, conversation: str) -> None:
    """All sessions of the conversations that are named, within the times that are named."""
    moments = [SlotSet("thing", str(when), timestamp=when) for when in (10.0, 20.0, 30.0)]
    await say(tracker_store, conversation, *session(), moments[0])
    await say(tracker_store, conversation, *moments[1:])
    other = f"{conversation}-other"
    await say(tracker_store, other, SlotSet("thing", "x", timestamp=20.0))
    broker = Broker()
    exporter = Exporter(tracker_store, broker, "endpoints.yml", [conversation], 15.0, 25.0)
    assert await exporter.publish_events() == 1
    assert [(one["sender_id"], one["value"]) for one in broker.published] == [
        (conversation, "20.0")
    ]
    with pytest.raises(NoEventsToMigrateError):
        await Exporter(tracker_store, broker, "endpoints.yml", ["nobody"]).publish_events()


class Breaking(Database):
    """Loses its connection around statements: before the first of a kind, after the second."""

    def __init__(self, working: Database) -> None:
        super().__init__(working.url, working.engine, working.keys)
        self.__dict__.update(calls={}, broken=0)

    async def fetch(self, statement: str, *values: Any) -> list[Any]:
        calls = self.__dict__["calls"]
        calls[statement] = calls.get(statement, 0) + 1
        if calls[statement] == 1:
            self.__dict__["broken"] += 1
            raise StoreAway("cut off before")
        rows = await super().fetch(statement, *values)
        if calls[statement] == 2:
            self.__dict__["broken"] += 1
            raise StoreAway("cut off after")
        return rows


async def test_a_lost_connection_neither_loses_nor_repeats_an_event(
    store: Database, conversation: str
) -> None:
    """Whether the statement had been done, as after a cut at the commit, or had not."""
    breaking = Breaking(store)
    target = PostgresTrackerStore(DOMAIN, store=breaking, event_broker=Broker())
    for text in ("one", "two", "three"):
        await say(target, conversation, UserUttered(text), BotUttered("hm"))
    assert breaking.__dict__["broken"] >= 6
    kept = await PostgresTrackerStore(DOMAIN, store=store).retrieve(conversation)
    assert texts(kept) == ["one", "two", "three"]
    assert kept is not None and len(kept.events) == 6
    assert len(target.event_broker.published) == 6


async def test_a_tracker_made_elsewhere_adds_only_what_is_not_there(
    tracker_store: PostgresTrackerStore, store: Database, conversation: str
) -> None:
    """As `PUT /conversations/…/tracker/events` does it, even after a look that found nothing."""
    tracker = DialogueStateTracker(conversation, DOMAIN.slots)
    for text in ("one", "two"):
        tracker.update(UserUttered(text), DOMAIN)
    assert await tracker_store.retrieve(conversation) is None
    await PostgresTrackerStore(DOMAIN, store=store).save(tracker.copy())
    tracker.update(UserUttered("three"), DOMAIN)
    await tracker_store.save(tracker)
    assert texts(await tracker_store.retrieve(conversation)) == ["one", "two", "three"]
