"""Rasa's conversation record in PostgreSQL: `endpoints.yml: tracker_store: type:` names this class.

Unlike Rasa's own SQL store it is async, writes only what is new, keeps hot trackers in memory
under a version checked in the transaction, encrypts each event, and takes part in the turn's
transaction (commit.py).
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.bootstrap import database, open_database
from bot.current import Turn, current_turn
from bot.errors import StoreError, TurnFailed
from bot.store.commit import commit_turn
from bot.store.database import Database, open_json, seal_json
from bot.store.rows import reserve
from bot.store.schema import conversations, events

_TABLE = "events"
_HOT = 2000

_TOUCH = text(
    """
    INSERT INTO xiaoq.conversations (id, channel) VALUES (:conversation, 'rasa')
    ON CONFLICT (id) DO UPDATE SET version = xiaoq.conversations.version + 1, last_activity = now()
    RETURNING version
    """
)


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
        **kwargs: Any,
    ) -> None:
        """Made by Rasa from `endpoints.yml`; `host` is its `url:`, DATABASE_URL when absent."""
        super().__init__(domain, event_broker, **kwargs)
        self._database = store or (open_database(host) if host else database())
        self._hot: OrderedDict[str, DialogueStateTracker] = OrderedDict()
        self._database.memories.append(self._forget)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The latest session's tracker; from memory when nobody else wrote since.

        A hot tracker is handed out once (within a turn, always the same one): whoever has it may
        change it, and only `save` puts it back, so that an abandoned turn leaves nothing of
        itself in memory.
        """
        turn = current_turn()
        if turn is not None and turn.conversation == sender_id:
            if turn.tracker is None:
                turn.tracker = await self._retrieve(sender_id)
            return turn.tracker
        return await self._retrieve(sender_id)

    async def _retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        hot = self._hot.pop(sender_id, None)
        async with self._database.transaction() as connection:
            version = await self._version(connection, sender_id)
            if hot is not None and hot.xiaoq_stored.version == version:
                return hot
            if version is None:
                return None
            return await self._load(connection, sender_id, version, all_sessions=False)

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The tracker of all sessions."""
        async with self._database.transaction() as connection:
            version = await self._version(connection, conversation_id)
            if version is None:
                return None
            return await self._load(connection, conversation_id, version, all_sessions=True)

    async def keys(self) -> Iterable[str]:
        """All conversations that have events."""
        async with self._database.transaction() as connection:
            rows = await connection.execute(select(events.c.sender_id).distinct())
            return [row.sender_id for row in rows]

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Append the new events; inside a turn, together with all else the turn writes."""
        if not tracker.events:
            return  # Rasa saves a tracker it has just made; nothing of the turn has happened yet
        self._hot.pop(tracker.sender_id, None)
        turn = current_turn()
        in_turn = turn is not None and turn.conversation == tracker.sender_id
        if turn is not None and in_turn:
            _require_finished(turn, tracker)
        async with self._database.transaction() as connection:
            version = (
                await commit_turn(connection, self._database, turn)
                if turn is not None and in_turn
                else await self._touch(connection, tracker.sender_id)
            )
            stored = await self._stored(connection, tracker)
            if version != stored.version + 1:
                raise StoreError("another process changed the conversation meanwhile; try again")
            new = list(islice(tracker.events, stored.events, None))
            await self._append(connection, tracker.sender_id, new)
        if turn is not None and in_turn:
            turn.committed = True
        if not any(isinstance(event, SessionStarted) for event in new):
            self._keep(tracker, version)  # a new session is loaded without the one before it
        if self.event_broker is not None:
            await self._stream_new_events(self.event_broker, new, tracker.sender_id)

    def _forget(self, conversation: str) -> None:
        """Drop a tracker from memory (all for ""): its conversation was erased."""
        if conversation:
            self._hot.pop(conversation, None)
        else:
            self._hot.clear()

    def _keep(self, tracker: DialogueStateTracker, version: int) -> None:
        tracker.xiaoq_stored = _Stored(version, len(tracker.events))
        self._hot[tracker.sender_id] = tracker
        if len(self._hot) > _HOT:
            self._hot.popitem(last=False)

    async def _version(self, connection: AsyncConnection, sender_id: str) -> int | None:
        query = select(conversations.c.version).where(conversations.c.id == sender_id)
        version: int | None = (await connection.execute(query)).scalar_one_or_none()
        return version

    async def _touch(self, connection: AsyncConnection, sender_id: str) -> int:
        row = await connection.execute(_TOUCH, {"conversation": sender_id})
        return int(row.scalar_one())

    async def _stored(self, connection: AsyncConnection, tracker: DialogueStateTracker) -> _Stored:
        """What is stored of a tracker; counted where it did not come from `retrieve`."""
        known: _Stored | None = getattr(tracker, "xiaoq_stored", None)
        if known is not None:
            return known
        version = await self._version(connection, tracker.sender_id) or 1
        query = select(func.count()).where(self._session_of(tracker.sender_id))
        count = int((await connection.execute(query)).scalar_one())
        return _Stored(version - 1, count)

    @staticmethod
    def _session_of(sender_id: str) -> Any:
        """Condition: events of the latest session (all, when none was ever started)."""
        start = (
            select(func.coalesce(func.max(events.c.id), 0))
            .where(events.c.sender_id == sender_id, events.c.type_name == SessionStarted.type_name)
            .scalar_subquery()
        )
        return (events.c.sender_id == sender_id) & (events.c.id >= start)

    async def _load(
        self, connection: AsyncConnection, sender_id: str, version: int, *, all_sessions: bool
    ) -> DialogueStateTracker | None:
        condition = events.c.sender_id == sender_id if all_sessions else self._session_of(sender_id)
        query = select(events.c.id, events.c.data).where(condition).order_by(events.c.id)
        rows = (await connection.execute(query)).all()
        if not rows:
            return None
        cipher = await self._database.keys.cipher(connection, sender_id)
        tracker = DialogueStateTracker.from_dict(
            sender_id,
            [open_json(cipher, _TABLE, str(row.id), row.data) for row in rows],
            self.domain.slots,
        )
        if not all_sessions:
            tracker.xiaoq_stored = _Stored(version, len(tracker.events))
        return tracker

    async def _append(self, connection: AsyncConnection, sender_id: str, new: list[Event]) -> None:
        if not new:
            return
        cipher = await self._database.keys.cipher(connection, sender_id)
        rows = []
        ids = await reserve(connection, _TABLE, len(new))
        for number, event in zip(ids, new, strict=True):
            data = event.as_dict()
            rows.append(
                {
                    "id": number,
                    "sender_id": sender_id,
                    "type_name": event.type_name,
                    "timestamp": data.get("timestamp"),
                    "intent_name": data.get("parse_data", {}).get("intent", {}).get("name"),
                    "action_name": data.get("name") if event.type_name == "action" else None,
                    "data": seal_json(
                        cipher, _TABLE, str(number), json.loads(json.dumps(data, default=str))
                    ),
                }
            )
        await connection.execute(insert(events), rows)
