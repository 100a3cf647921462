"""The inbox: every message a platform delivered, once, in the order it arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, text, update

from bot.errors import StoreError
from bot.store.database import Database, open_json, seal_json
from bot.store.keys import Cipher
from bot.store.recipients import Recipient
from bot.store.rows import inbox_row
from bot.store.schema import conversations, inbox
from llm_backend.spans import carrier, note, span

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


_ACCEPT = """
    WITH conversation AS (
      INSERT INTO xiaoq.conversations (id, channel, line) VALUES ($1::varchar, $2::varchar, $3)
      ON CONFLICT (id) DO UPDATE SET last_activity = now()
      RETURNING id
    ), key AS (  -- not that of a conversation which was erased and begun anew
      SELECT k.conversation FROM xiaoq.data_keys k JOIN conversation c ON c.id = k.conversation
      WHERE k.created_at = $9 FOR KEY SHARE OF k
    ), message AS (
      INSERT INTO xiaoq.inbox (channel, event_id, conversation, payload)
      SELECT $2::varchar, $4, key.conversation, $5 FROM key
      ON CONFLICT (channel, event_id) DO NOTHING
      RETURNING conversation
    ), recipient AS (
      INSERT INTO xiaoq.recipients AS known (conversation, channel, address, heard_at, opted_out)
      SELECT conversation, $2::varchar, $6::bytea,
        least(coalesce($7::timestamptz, now()), now()), coalesce($8::boolean, false)
      FROM message WHERE $6::bytea IS NOT NULL
      ON CONFLICT (conversation) DO UPDATE SET
        address = CASE WHEN excluded.heard_at < known.heard_at
                  THEN known.address ELSE excluded.address END,
        heard_at = greatest(known.heard_at, excluded.heard_at),
        opted_out = coalesce($8::boolean, known.opted_out)
    ), held AS (
      UPDATE xiaoq.outbox SET state = 'new', next_try = now() FROM message
      WHERE outbox.conversation = message.conversation AND outbox.state = 'held'
        AND $6::bytea IS NOT NULL
      RETURNING outbox.id
    )
    SELECT message.conversation IS NOT NULL AS is_new,
      CASE WHEN message.conversation IS NOT NULL
        THEN pg_notify('xiaoq_inbox', message.conversation) END,
      CASE WHEN EXISTS (SELECT FROM held)
        THEN pg_notify('xiaoq_outbox', message.conversation) END
    FROM key LEFT JOIN message ON true
"""
"""The conversation's row is locked first, so ids grow in the order in which messages are stored."""


async def accept(database: Database, incoming: Incoming) -> bool:
    """Store the message; True when it is new, False when this event id was here before.

    Returns after the commit, so that the platform may be answered. Messages that waited for the
    customer to write are released.
    """
    facts = {"channel": incoming.channel, "conversation": incoming.conversation}
    with span("receive", kind="PRODUCER", **facts):
        is_new = await _store(database, incoming)
        note(outcome="new" if is_new else "repeated")
        return is_new


async def _store(database: Database, incoming: Incoming) -> bool:
    for _ in range(3):
        cipher = await database.cipher(incoming.conversation)
        stored = await database.fetch(_ACCEPT, *_values(cipher, incoming))
        if stored:
            return bool(stored[0]["is_new"])
        database.forget(incoming.conversation)
    raise StoreError("the conversation is being erased; deliver the message again")


def _values(cipher: Cipher, incoming: Incoming) -> tuple[Any, ...]:
    name = inbox_row(incoming.channel, incoming.event_id)
    to = incoming.recipient
    return (
        incoming.conversation,
        incoming.channel,
        incoming.line,
        incoming.event_id,
        seal_json(cipher, "inbox", name, {**incoming.payload, **carrier()}),
        seal_json(cipher, "recipients", "", to.address) if to else None,
        to.heard_at if to else None,
        to.opted_out if to else None,
        cipher.made,
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
        Received(row.event_id, open_json(cipher, "inbox", name, row.payload), row.received_at)
        for row in reversed(rows)
        for name in [inbox_row(row.channel, row.event_id)]
    ]
