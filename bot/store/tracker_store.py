"""Rasa's conversation record in PostgreSQL: `endpoints.yml: tracker_store: type:` names this class.

Unlike Rasa's own SQL store it is async, writes only what is new, keeps hot trackers in memory
under a version checked in the transaction, encrypts each event, and takes part in the turn's
transaction (commit.py).
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

import structlog
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker

from bot.bootstrap import database, open_database
from bot.current import Turn, current_turn, turn_of
from bot.errors import ConfigurationError, StoreError, TurnFailed
from bot.settings import settings
from bot.store.append import IDS, Stored, Written, append, begin
from bot.store.caller import append_recorded, caller_of
from bot.store.commit import commit_turn
from bot.store.company import Company
from bot.store.database import Database, open_json
from bot.store.domain_facts import remember_emptiness
from bot.store.event_ids import IdsAhead, reserve_event_ids
from bot.store.event_rows import TABLE, event_rows
from bot.store.fail_safe import let_faults_through
from bot.store.flow import flow_of
from bot.store.keys import Cipher
from bot.store.migrate import upgrade_patiently
from bot.store.patience import patiently
from bot.store.rows import EVENT_IDS
from bot.store.tracker import RememberingTracker, latest_session, session_begun

_ERASE = "erase_confirm"
"""The slot of domain.yml that is true once a customer has confirmed to be forgotten."""
_HOT = 2000
T = TypeVar("T")
_log = structlog.get_logger(__name__)

_EVENTS = "SELECT id, data FROM xiaoq.events WHERE sender_id = $1 ORDER BY id"
_SESSION = """
    FROM xiaoq.events WHERE sender_id = $1 AND timestamp >= coalesce((
      SELECT max(timestamp) FROM xiaoq.events
      WHERE sender_id = $1 AND type_name = 'session_started'
    ), '-infinity')
"""
"""Events of the latest session (all, when none was ever started), as Rasa's SQL store has it."""
_LATEST = f"SELECT id, data {_SESSION} ORDER BY id"
_VERSION = "SELECT version FROM xiaoq.conversations WHERE id = $1"
_RESERVED = f"ARRAY(SELECT {EVENT_IDS} FROM generate_series(1, {IDS})) AS ids"  # noqa: S608
_VERSION_AND_IDS = f"SELECT version, {_RESERVED} FROM xiaoq.conversations WHERE id = $1"  # noqa: S608
"""For a tracker in memory, and for others: a query that takes ids has to wait for the disk."""
_STORED = f"""
    SELECT (SELECT count(*) {_SESSION}) AS events,
      coalesce((SELECT version FROM xiaoq.conversations WHERE id = $1), 0) AS version,
      {_RESERVED}
"""  # noqa: S608


def _require_finished(turn: Turn, tracker: DialogueStateTracker) -> None:
    """Raise TurnFailed where Rasa has swallowed a fault: a customer is never left without words."""
    if turn.fault:
        raise TurnFailed(turn.fault)
    if not turn.outgoing and not tracker.is_paused():
        raise TurnFailed("no action said anything")


class PostgresTrackerStore(TrackerStore, SerializedTrackerAsText):  # type: ignore[misc]
    """Stores trackers in schema `xiaoq`; raises StoreError on a fault, never forgets a user."""

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        store: Database | None = None,
        policy_states: int | None = None,
        patience: float = 10.0,
        alone: bool = False,
        migrate: bool = True,
        **kwargs: Any,
    ) -> None:
        """Made by Rasa from `endpoints.yml`; `host` is its `url:`, DATABASE_URL when absent.

        policy_states: show policies only so many of the latest states of a conversation (there is
        one before each action), so that a long one is no slower; None shows all, as Rasa does. It
        must be above the longest rule and every policy's max_history. patience: seconds for which
        a call is tried again while PostgreSQL is away; not in a turn of ours, which is taken again.
        alone: trust the trackers in memory as long as no other process lets itself be heard.
        migrate: make or update the tables first.
        """
        super().__init__(domain, event_broker, **kwargs)
        let_faults_through(PostgresTrackerStore)
        self._most_states = policy_states
        self._patience = patience
        self._database = store or _open(host, migrate=migrate)
        self._hot: OrderedDict[str, DialogueStateTracker] = OrderedDict()
        self._begun: OrderedDict[str, tuple[float, Stored]] = OrderedDict()
        self._ahead = IdsAhead(self._fetch)
        self._company = Company(self._database, listens=alone)
        self._database.memories.append(self._forget)

    @property
    def domain(self) -> Domain:
        """As Rasa's; setting another one drops the trackers in memory, which have its slots."""
        return self._domain

    @domain.setter
    def domain(self, domain: Domain | None) -> None:
        self._domain = domain or Domain.empty()
        remember_emptiness(self._domain)
        self._hot.clear()

    def init_tracker(self, sender_id: str) -> DialogueStateTracker:
        """A new conversation's tracker."""
        tracker = RememberingTracker(
            sender_id, self.domain.slots, max_event_history=self.max_event_history
        )
        tracker.most_states = self._most_states
        return tracker

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The latest session's tracker; from memory when nobody else wrote since.

        A hot tracker is handed out once (within a turn, always the same one): whoever has it may
        change it, and only `save` puts it back, so that an abandoned turn leaves nothing of
        itself in memory.
        """
        turn = turn_of(sender_id)
        if turn is None:
            return await self._retrieve(sender_id, None)
        if turn.tracker is None:
            turn.tracker = await self._retrieve(sender_id, turn)
        return turn.tracker

    async def _retrieve(self, sender_id: str, turn: Turn | None) -> DialogueStateTracker | None:
        await self._again(self._company.hello)
        hot = self._hot.pop(sender_id, None)
        if turn is None and self._is_newest(hot):
            return hot
        if turn is not None and turn.version is not None:
            stored = Stored(turn.version, 0, tuple(turn.event_ids))
        else:
            rows = await self._fetch(_VERSION_AND_IDS if hot is None else _VERSION, sender_id)
            ids = tuple(rows[0]["ids"]) if rows and hot is None else ()
            stored = Stored(rows[0]["version"] if rows else 0, 0, ids)
        if hot is not None and hot.xiaoq_stored.version == stored.version:
            known = hot.xiaoq_stored
            hot.xiaoq_stored = replace(known, ids=stored.ids or known.ids)
            return hot
        tracker = await self._load(sender_id, _LATEST) if stored.version else None
        if tracker is not None:
            tracker.xiaoq_stored = replace(stored, events=len(tracker.events))
        else:
            _remember(self._begun, sender_id, (time.time(), stored))
        return tracker

    def _is_newest(self, hot: DialogueStateTracker | None) -> bool:
        moment = self._company.moment
        return hot is not None and moment is not None and hot.xiaoq_moment == moment

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The tracker of all sessions."""
        return await self._load(conversation_id, _EVENTS)

    async def keys(self) -> Iterable[str]:
        """All conversations that have events."""
        rows = await self._fetch("SELECT DISTINCT sender_id FROM xiaoq.events")
        return [row["sender_id"] for row in rows]

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the new events; inside a turn, together with all else the turn writes.

        Inside a turn, a conversation that changed meanwhile is a StoreError: nothing was said yet,
        and the turn is taken again. Outside of one Rasa has spoken already, so the events are
        appended to what the other process wrote, and the tracker is loaded anew next time.
        """
        if not tracker.events:
            return  # Rasa saves a tracker it has just made; nothing of the turn has happened yet
        await self._again(self._company.hello)
        sender_id = tracker.sender_id
        self._hot.pop(sender_id, None)
        turn = turn_of(sender_id)
        if turn is not None:
            _require_finished(turn, tracker)
            turn.facts["flow"] = flow_of(tracker)
        stored = getattr(tracker, "xiaoq_stored", None) or await self._stored(tracker)
        new = [tracker.events[at] for at in range(stored.events - len(tracker.events), 0)]
        events = [event.as_dict() for event in new]
        if turn is not None:
            turn.version = stored.version if turn.version is None else turn.version
            turn.wants_erasure = tracker.current_slot_values().get(_ERASE) is True
            cipher = await self._cipher(sender_id)
            ids = turn.event_ids[: len(new)]
            if len(ids) < len(new):
                ids = await reserve_event_ids(self._fetch, len(new))
            rows = event_rows(cipher, ids, events)
            written = Written(await commit_turn(self._database, turn, rows))
        elif new:
            written = await self._write(sender_id, stored, events)
        else:
            written = Written(stored.version, stored.ids)
        self._keep(tracker, written, new)
        if self.event_broker is not None:
            await self._stream_new_events(self.event_broker, new, sender_id)

    async def _write(self, sender_id: str, stored: Stored, events: list[dict[str, Any]]) -> Written:
        keys, begun, caller = self._database.keys, None, caller_of(sender_id)
        try:
            if caller is not None:
                work = partial(append_recorded, self._database, caller, stored, events)
                return await self._again(work)
            if not stored.version:
                stored = replace(stored, ids=await self._ahead.take(max(IDS, len(events))))
                key = await self._again(lambda: keys.new(sender_id))
                begun = await begin(self._fetch, keys, sender_id, key, stored.ids, events)
            if begun is not None:
                return begun
            cipher = await self._cipher(sender_id)
            return await append(self._fetch, cipher, sender_id, stored, events)
        except StoreError:
            self._database.forget(sender_id)  # its key may be another one by now
            raise

    def _forget(self, conversation: str) -> None:
        """Drop a tracker from memory (all for ""): its conversation was erased."""
        for memory in (self._hot, self._begun):
            if conversation:
                memory.pop(conversation, None)
            else:
                memory.clear()

    def _keep(self, tracker: DialogueStateTracker, written: Written, new: list[Event]) -> None:
        """Note what is stored; keep in memory what would be loaded, if nobody else added to it."""
        tracker.xiaoq_stored = Stored(written.version, len(tracker.events), written.ids)
        begun = getattr(tracker, "begun", -math.inf)
        if any(isinstance(event, SessionStarted) or event.timestamp < begun for event in new):
            tracker.xiaoq_longer = True  # than what the next one who asks is to see
        if not written.alone:
            _log.warning("tracker.changed_meanwhile", conversation=tracker.sender_id)
            return
        # Rasa's wrapper makes new trackers of Rasa's own class
        if getattr(tracker, "xiaoq_longer", False) or not isinstance(tracker, RememberingTracker):
            tracker = latest_session(tracker, self.init_tracker(tracker.sender_id))
        tracker.xiaoq_moment = self._company.moment
        _remember(self._hot, tracker.sender_id, tracker)

    async def _stored(self, tracker: DialogueStateTracker) -> Stored:
        """What is stored of a tracker that did not come from `retrieve`."""
        asked, stored = self._begun.pop(tracker.sender_id, (math.inf, None))
        if stored is not None and tracker.events[0].timestamp >= asked:
            return stored  # nothing was there, and the tracker was begun after that
        row = (await self._fetch(_STORED, tracker.sender_id))[0]
        return Stored(row["version"], row["events"], tuple(row["ids"]))

    async def _fetch(self, statement: str, *values: Any) -> list[Any]:
        return await self._again(lambda: self._database.fetch(statement, *values))

    async def _cipher(self, sender_id: str) -> Cipher:
        return await self._again(lambda: self._database.cipher(sender_id))

    async def _again(self, work: Callable[[], Awaitable[T]]) -> T:
        return await patiently(work, seconds=0.0 if current_turn() else self._patience)

    async def _load(self, sender_id: str, query: str) -> DialogueStateTracker | None:
        rows = await self._fetch(query, sender_id)
        if not rows:
            return None
        cipher = await self._cipher(sender_id)
        events = [open_json(cipher, TABLE, str(row["id"]), row["data"]) for row in rows]
        tracker = RememberingTracker.from_dict(sender_id, events, self.domain.slots)
        tracker.most_states, tracker.begun = self._most_states, session_begun(tracker)
        return tracker


def _open(url: str | None, *, migrate: bool) -> Database:
    try:
        address = url or settings().database_url
        if migrate and address:
            upgrade_patiently(address, passages=False)
        return open_database(url) if url else database()
    except (AttributeError, ImportError) as error:  # Rasa would go on with a store in memory
        raise ConfigurationError(f"the tracker store cannot be used: {error}") from error


def _remember(memory: OrderedDict[str, T], sender_id: str, value: T) -> None:
    memory[sender_id] = value
    if len(memory) > _HOT:
        memory.popitem(last=False)
