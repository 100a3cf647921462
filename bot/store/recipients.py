"""Where a conversation's messages go: the platform's address, and what its rules ask to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text

from bot.store.database import Database, open_json
from bot.store.keys import Cipher
from bot.store.rows import inbox_row

_TABLE = "recipients"


@dataclass(frozen=True)
class Recipient:
    """What a delivery tells of whoever is to be answered.

    address: JSON-able, the platform's own ids; encrypted at rest, since a phone number is one.
    heard_at: when the customer wrote, by the platform's clock (None: now); a redelivery days
    later must not open WhatsApp's window. opted_out: set where this message says so.
    """

    address: dict[str, Any]
    heard_at: datetime | None = None
    opted_out: bool | None = None


def open_address(cipher: Cipher, sealed: bytes) -> dict[str, Any]:
    """The address as the channel gave it."""
    address: dict[str, Any] = open_json(cipher, _TABLE, "", sealed)
    return address


_AUDIENCE = text(
    """
    SELECT r.channel, r.address, i.channel AS origin, i.event_id, i.payload, d.reference AS draft
    FROM xiaoq.inbox i
    JOIN xiaoq.recipients r ON r.conversation = i.conversation
    LEFT JOIN xiaoq.drafts d ON d.inbox_id = i.id
    WHERE i.id = :inbox_id AND i.conversation = :conversation
    """
)


@dataclass(frozen=True)
class Asking:
    """A customer who waits for an answer.

    seen: the platform's marks of the message asked; draft: the platform's id of the message that
    shows the answer already, when the turn is taken again.
    """

    channel: str
    address: dict[str, Any]
    seen: dict[str, Any]
    draft: str | None = None


async def asking(database: Database, conversation: str, inbox_id: int) -> Asking | None:
    """Who waits for the answer to this inbox message; None on the web."""
    async with database.transaction() as connection:
        values = {"conversation": conversation, "inbox_id": inbox_id}
        row = (await connection.execute(_AUDIENCE, values)).first()
        if row is None:
            return None
        cipher = await database.keys.cipher(connection, conversation)
    payload = open_json(cipher, "inbox", inbox_row(row.origin, row.event_id), row.payload)
    draft = open_json(cipher, "drafts", str(inbox_id), row.draft) if row.draft else None
    return Asking(row.channel, open_address(cipher, row.address), payload.get("seen") or {}, draft)
