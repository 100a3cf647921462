"""Rasa's conversation record in PostgreSQL: `endpoints.yml: tracker_store: type:` names this class.

Unlike Rasa's own SQL store it is async, writes only what is new, keeps hot trackers in memory
under a version checked in the transaction, encrypts each event, and takes part in the turn's
transaction (commit.py).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import structlog
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker

from bot.bootstrap import database, open_database
from bot.current import Turn, current_turn
from bot.errors import StoreError, TurnFailed
from bot.store.commit import commit_turn
from bot.store.database import Database, open_json
from bot.store.event_rows import TABLE, EventRows, event_rows
from bot.store.flow import flow_of
from bot.store.keys import Cipher
from bot.store.rows import EVENT_IDS
from bot.store.tracker import RememberingTracker

_ERASE = "erase_confirm"
"""The slot of domain.yml that is true once a customer has confirmed to be forgotten."""
_HOT = 2000
_log = structlog.get_logger(__name__)

_VERSION = "SELECT version FROM xiaoq.conversations WHERE id = $1"
_EVENTS = "SELECT id, data FROM xiaoq.events WHERE sender_id = $1 ORDER BY id"
_SESSION = """
    FROM xiaoq.events WHERE sender_id = $1 AND timestamp >= coalesce((
      SELECT max(timestamp) FROM xiaoq.events
      WHERE sender_id = $1 AND type_name = 'session_started'
    ), '-infinity')
"""
"""Events of the latest session (all, when none was ever started), as Rasa's SQL store has it."""
_LATEST = f"SELECT id, data {_SESSION} ORDER BY id"
_STORED = f"""
    SELECT (SELECT count(*) {_SESSION}) AS events,
      coalesce((SELECT version FROM xiaoq.conversations WHERE id = $1), 0) AS version
"""  # noqa: S608
_RESERVE = f"SELECT {EVENT_IDS} AS id FROM generate_series(1, $1) ORDER BY 1"  # noqa: S608
_APPEND = """
    WITH conversation AS (
      INSERT INTO xiaoq.conversations AS c (id, channel) VALUES ($1::varchar, 'rasa')
      ON CONFLICT (id) DO UPDATE SET version = c.version + 1, last_activity = now()
      RETURNING id, version
    ), key AS (  -- not that of a conversation which was erased and begun anew
      SELECT c.id, c.version FROM xiaoq.data_keys k JOIN conversation c ON c.id = k.conversation
      WHERE k.created_at = $8 FOR KEY SHARE OF k
    ), recorded AS (
      INSERT INTO xiaoq.events
        (id, sender_id, type_name, timestamp, intent_name, action_name, data)
      SELECT new.id, key.id, new.type_name, new.timestamp, new.intent_name,
        new.action_name, new.data
      FROM key, unnest($2::int8[], $3::varchar[], $4::float8[], $5::varchar[],
        $6::varchar[], $7::bytea[])
        AS new (id, type_name, timestamp, intent_name, action_name, data)
    )
    SELECT version FROM key
"""


def _require_finished(turn: Turn, tracker: DialogueStateTracker) -> None:
    """Raise TurnFailed where Rasa has swallowed a fault: a customer is never left without words."""
    if turn.fault:
        raise TurnFailed(turn.fault)
    if not turn.outgoing and not tracker.is_paused():
        raise TurnFailed("no action said anything")


@dataclass
class _Stored:
    """How much of a tracker is in the database: rides on the tracker object itself."""

    version: int
    events: int


class PostgresTrackerStore(TrackerStore):  # type: ignore[misc]
    """Stores trackers in schema `xiaoq`; raises StoreError on a fault, never forgets a user."""

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        store: Database | None = None,
        policy_states: int | None = None,
        **kwargs: Any,
    ) -> None:
        """Made by Rasa from `endpoints.yml`; `host` is its `url:`, DATABASE_URL when absent.

        policy_states: show policies only so many of the latest states of a conversation (there is
        one before each action), so that a long one is no slower; None shows all, as Rasa does. It
        must be above the longest rule and every policy's max_history.
        """
        super().__init__(domain, event_broker, **kwargs)
        self._most_states = policy_states
        self._database = store or (open_database(host) if host else database())
        self._hot: OrderedDict[str, DialogueStateTracker] = OrderedDict()
        self._database.memories.append(self._forget)

    def init_tracker(self, sender_id: str) -> DialogueStateTracker:
        """A new conversation's tracker."""
        tracker = RememberingTracker(sender_id, self.domain.slots)
        tracker.most_states = self._most_states
        return tracker

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The latest session's tracker; from memory when nobody else wrote since.

        A hot tracker is handed out once (within a turn, always the same one): whoever has it may
        change it, and only `save` puts it back, so that an abandoned turn leaves nothing of
        itself in memory.
        """
        turn = _turn_of(sender_id)
        if turn is None:
            return await self._retrieve(sender_id, None)
        if turn.tracker is None:
            turn.tracker = await self._retrieve(sender_id, turn)
        return turn.tracker

    async def _retrieve(self, sender_id: str, turn: Turn | None) -> DialogueStateTracker | None:
        hot = self._hot.pop(sender_id, None)
        version = turn.version if turn is not None else None
        if version is None:
            version = await self._version(sender_id)
        if hot is not None and hot.xiaoq_stored.version == version:
            return hot
        if not version:
            return None
        tracker = await self._load(sender_id, _LATEST)
        if tracker is not None:
            tracker.xiaoq_stored = _Stored(version, len(tracker.events))
        return tracker

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The tracker of all sessions."""
        return await self._load(conversation_id, _EVENTS)

    async def keys(self) -> Iterable[str]:
        """All conversations that have events."""
        rows = await self._database.fetch("SELECT DISTINCT sender_id FROM xiaoq.events")
        return [row["sender_id"] for row in rows]

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the new events; inside a turn, together with all else the turn writes.

        Inside a turn, a conversation that changed meanwhile is a StoreError: nothing was said yet,
        and the turn is taken again. Outside of one Rasa has spoken already, so the events are
        appended to what the other process wrote, and the tracker is loaded anew next time.
        """
        if not tracker.events:
            return  # Rasa saves a tracker it has just made; nothing of the turn has happened yet
        sender_id = tracker.sender_id
        self._hot.pop(sender_id, None)
        turn = _turn_of(sender_id)
        if turn is not None:
            _require_finished(turn, tracker)
            turn.facts["flow"] = flow_of(tracker)
        stored = getattr(tracker, "xiaoq_stored", None) or await self._stored(sender_id)
        new = list(islice(tracker.events, stored.events, None))
        cipher = await self._database.cipher(sender_id)
        ids = await self._event_ids(len(new), turn.event_ids if turn else ())
        rows = event_rows(cipher, ids, [event.as_dict() for event in new])
        if turn is not None:
            turn.version = stored.version if turn.version is None else turn.version
            turn.wants_erasure = tracker.current_slot_values().get(_ERASE) is True
            version = await commit_turn(self._database, turn, rows)
        elif new:
            version = await self._append(sender_id, cipher, rows)
        else:
            version = stored.version
        self._keep(tracker, stored.version, version, new)
        if self.event_broker is not None:
            await self._stream_new_events(self.event_broker, new, sender_id)

    async def _append(self, sender_id: str, cipher: Cipher, rows: EventRows) -> int:
        stored = await self._database.fetch(_APPEND, sender_id, *rows, cipher.made)
        if not stored:
            self._database.forget(sender_id)
            raise StoreError("the conversation was erased meanwhile; try again")
        return int(stored[0]["version"])

    def _forget(self, conversation: str) -> None:
        """Drop a tracker from memory (all for ""): its conversation was erased."""
        if conversation:
            self._hot.pop(conversation, None)
        else:
            self._hot.clear()

    def _keep(
        self, tracker: DialogueStateTracker, before: int, version: int, new: list[Event]
    ) -> None:
        tracker.xiaoq_stored = _Stored(version, len(tracker.events))
        if before and version > before + 1:
            _log.warning("tracker.changed_meanwhile", conversation=tracker.sender_id)
        elif not any(isinstance(event, SessionStarted) for event in new):
            self._hot[tracker.sender_id] = tracker  # else: loaded without the session before
            if len(self._hot) > _HOT:
                self._hot.popitem(last=False)

    async def _event_ids(self, count: int, reserved: Sequence[int]) -> Sequence[int]:
        if count <= len(reserved):
            return reserved[:count]
        return [row["id"] for row in await self._database.fetch(_RESERVE, count)]

    async def _version(self, sender_id: str) -> int | None:
        rows = await self._database.fetch(_VERSION, sender_id)
        return rows[0]["version"] if rows else None

    async def _stored(self, sender_id: str) -> _Stored:
        """What is stored of a tracker that did not come from `retrieve`."""
        row = (await self._database.fetch(_STORED, sender_id))[0]
        return _Stored(row["version"], row["events"])

    async def _load(self, sender_id: str, query: str) -> DialogueStateTracker | None:
        rows = await self._database.fetch(query, sender_id)
        if not rows:
            return None
        cipher = await self._database.cipher(sender_id)
        events = [open_json(cipher, TABLE, str(row["id"]), row["data"]) for row in rows]
        tracker = RememberingTracker.from_dict(sender_id, events, self.domain.slots)
        tracker.most_states = self._most_states
        return tracker


def _turn_of(sender_id: str) -> Turn | None:
    turn = current_turn()
    return turn if turn is not None and turn.conversation == sender_id else None
