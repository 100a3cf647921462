"""The outbox: what the bot said, in order, until it is delivered (web: while it is kept)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.store.database import Database, open_json
from bot.store.rows import outbox_row
from bot.store.schema import outbox


@dataclass(frozen=True)
class OutboxMessage:
    """A row of the outbox, opened; payload is `Outgoing.as_dict()`."""

    id: int
    conversation: str
    inbox_id: int | None
    payload: dict[str, Any]
    created_at: datetime


async def messages_after(
    database: Database, conversation: str, after: int, *, limit: int = 200
) -> list[OutboxMessage]:
    """The conversation's messages with an id above `after`, oldest first."""
    query = (
        select(outbox)
        .where(outbox.c.conversation == conversation, outbox.c.id > after)
        .order_by(outbox.c.id)
        .limit(limit)
    )
    return await _read(database, conversation, query)


async def latest_messages(
    database: Database, conversation: str, *, limit: int = 200
) -> list[OutboxMessage]:
    """The conversation's newest messages, oldest first."""
    query = (
        select(outbox)
        .where(outbox.c.conversation == conversation)
        .order_by(outbox.c.id.desc())
        .limit(limit)
    )
    return (await _read(database, conversation, query))[::-1]


async def _read(database: Database, conversation: str, query: Any) -> list[OutboxMessage]:
    async with database.transaction() as connection:
        rows = (await connection.execute(query)).all()
        if not rows:
            return []
        cipher = await database.keys.cipher(connection, conversation)
    return [
        OutboxMessage(
            id=row.id,
            conversation=conversation,
            inbox_id=row.inbox_id,
            payload=open_json(cipher, "outbox", outbox_row(row), row.payload),
            created_at=row.created_at,
        )
        for row in rows
    ]
