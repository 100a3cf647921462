"""The outbox: what the bot said, in order, until it is delivered (web: while it is kept)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.store.database import Database, open_json
from bot.store.rows import message_row

_AFTER = "SELECT * FROM xiaoq.outbox WHERE conversation = $1 AND id > $2 ORDER BY id LIMIT $3"
_LATEST = "SELECT * FROM xiaoq.outbox WHERE conversation = $1 ORDER BY id DESC LIMIT $2"


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
    return await _read(database, conversation, _AFTER, after, limit)


async def latest_messages(
    database: Database, conversation: str, *, limit: int = 200
) -> list[OutboxMessage]:
    """The conversation's newest messages, oldest first."""
    return (await _read(database, conversation, _LATEST, limit))[::-1]


async def _read(
    database: Database, conversation: str, query: str, *values: int
) -> list[OutboxMessage]:
    rows = await database.fetch(query, conversation, *values)
    if not rows:
        return []
    cipher = await database.cipher(conversation)
    return [
        OutboxMessage(
            id=row["id"],
            conversation=conversation,
            inbox_id=row["inbox_id"],
            payload=open_json(cipher, "outbox", name, row["payload"]),
            created_at=row["created_at"],
        )
        for row in rows
        for name in [message_row(row["id"], row["inbox_id"], row["position"])]
    ]
