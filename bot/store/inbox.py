"""The inbox: every message a platform delivered, once, in the order it arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database, open_json, seal_json
from bot.store.recipients import Recipient, remember
from bot.store.rows import inbox_row
from bot.store.schema import conversations, inbox

WAKE = "xiaoq_inbox"
MAX_FAILURES = 3
MAX_ATTEMPTS = 10
"""Above the failures: being killed is seldom the message's fault, but may be."""


@dataclass(frozen=True)
class Incoming:
    """What a channel made of a platform's delivery.

    event_id: the platform's own id of the event, unique in its channel.
    payload: JSON-able; "text" is what the customer wrote, "payload" a button's payload.
    recipient: where the answers go; None where the customer fetches them (web).
    """

    channel: str
    event_id: str
    conversation: str
    payload: dict[str, Any]
    line: str | None = None
    recipient: Recipient | None = None


@dataclass(frozen=True)
class InboxMessage:
    """A row of the inbox, opened."""

    id: int
    channel: str
    event_id: str
    conversation: str
    payload: dict[str, Any]
    attempts: int
    failures: int
    line: str | None = None
    """The conversation's business line."""

    @property
    def exhausted(self) -> bool:
        """Whether to stop trying: it failed three times, or took a process down with it often."""
        return self.failures >= MAX_FAILURES or self.attempts > MAX_ATTEMPTS


async def accept(database: Database, incoming: Incoming) -> bool:
    """Store the message; True when it is new, False when this event id was here before.

    Returns after the commit, so that the platform may be answered.
    """
    async with database.transaction() as connection:
        await _touch_conversation(connection, incoming)
        cipher = await database.keys.cipher(connection, incoming.conversation, fresh=True)
        name = inbox_row(incoming.channel, incoming.event_id)
        sealed = seal_json(cipher, "inbox", name, incoming.payload)
        row = insert(inbox).values(
            channel=incoming.channel,
            event_id=incoming.event_id,
            conversation=incoming.conversation,
            payload=sealed,
        )
        stored = await connection.execute(row.on_conflict_do_nothing().returning(inbox.c.id))
        is_new = stored.first() is not None
        if is_new and incoming.recipient is not None:
            await remember(
                connection, cipher, incoming.conversation, incoming.channel, incoming.recipient
            )
        if is_new:
            await connection.execute(select(func.pg_notify(WAKE, incoming.conversation)))
    return is_new


async def _touch_conversation(connection: AsyncConnection, incoming: Incoming) -> None:
    row = insert(conversations).values(
        id=incoming.conversation, channel=incoming.channel, line=incoming.line
    )
    touched = row.on_conflict_do_update(index_elements=["id"], set_={"last_activity": func.now()})
    await connection.execute(touched)


_BEGIN = text(
    """
    UPDATE xiaoq.inbox SET attempts = attempts + 1
    WHERE id = (
      SELECT id FROM xiaoq.inbox WHERE conversation = :conversation AND state = 'new'
      ORDER BY id LIMIT 1
    )
    RETURNING *, (SELECT line FROM xiaoq.conversations WHERE id = :conversation) AS line
    """
)


async def begin_next(database: Database, conversation: str) -> InboxMessage | None:
    """The oldest message of the conversation that is not done, its attempt counted.

    The count is committed before the work starts, so it also grows when the process dies in it.
    """
    async with database.transaction() as connection:
        row = (await connection.execute(_BEGIN, {"conversation": conversation})).first()
        if row is None:
            return None
        cipher = await database.keys.cipher(connection, conversation, fresh=True)
    return InboxMessage(
        id=row.id,
        channel=row.channel,
        event_id=row.event_id,
        conversation=conversation,
        payload=open_json(cipher, "inbox", inbox_row(row.channel, row.event_id), row.payload),
        attempts=row.attempts,
        failures=row.failures,
        line=row.line,
    )


async def record_failure(database: Database, message: InboxMessage, error: str) -> None:
    """Remember why a turn failed; `error` is a type's name, never a text of the customer's."""
    statement = (
        update(inbox)
        .where(inbox.c.id == message.id)
        .values(failures=inbox.c.failures + 1, error=error)
    )
    async with database.transaction() as connection:
        await connection.execute(statement)


async def is_known(database: Database, conversation: str) -> bool:
    """Whether there is a conversation of this id."""
    query = select(conversations.c.id).where(conversations.c.id == conversation)
    async with database.transaction() as connection:
        return (await connection.execute(query)).first() is not None


async def waiting(database: Database) -> int:
    """How many messages are not done: a gauge for operators."""
    query = text("SELECT count(*) FROM xiaoq.inbox WHERE state = 'new'")
    async with database.transaction() as connection:
        return int((await connection.execute(query)).scalar_one())


@dataclass(frozen=True)
class Received:
    """What a customer wrote and when, for a transcript."""

    event_id: str
    payload: dict[str, Any]
    at: datetime


async def latest_received(
    database: Database, conversation: str, *, limit: int = 200
) -> list[Received]:
    """The customer's newest messages, oldest first."""
    query = (
        select(inbox.c.channel, inbox.c.event_id, inbox.c.payload, inbox.c.received_at)
        .where(inbox.c.conversation == conversation)
        .order_by(inbox.c.id.desc())
        .limit(limit)
    )
    async with database.transaction() as connection:
        rows = (await connection.execute(query)).all()
        if not rows:
            return []
        cipher = await database.keys.cipher(connection, conversation)
    return [
        Received(
            row.event_id,
            open_json(cipher, "inbox", inbox_row(row.channel, row.event_id), row.payload),
            row.received_at,
        )
        for row in reversed(rows)
    ]
