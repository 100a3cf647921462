"""The file a customer's message is about: it lies in the inbox, encrypted, as it came."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.store.database import Database, open_json
from bot.store.inbox import InboxMessage
from bot.store.rows import inbox_row

_LATEST = """
    SELECT i.channel, i.event_id, i.payload, NOT EXISTS (
      SELECT FROM xiaoq.inbox later
      WHERE later.conversation = $1 AND later.id > i.id AND later.id < $2) AS just_before
    FROM xiaoq.inbox i
    WHERE i.conversation = $1 AND i.id < $2 AND i.facts ? 'file'
    ORDER BY i.id DESC LIMIT 1
"""
"""`facts.file` is its kind, written when its message was handled."""


@dataclass(frozen=True)
class UploadedFile:
    """text: what it says; age: 0 it came with this message, or without words just before it, so
    that this is what the customer wants to know; 1 it came with the message before; 2 earlier."""

    text: str = field(repr=False)
    age: int = 2


def file_of(message: InboxMessage) -> UploadedFile | None:
    """The file with text that came with a message."""
    text = (message.payload.get("file") or {}).get("text")
    return UploadedFile(text, age=0) if text else None


async def file_in_view(database: Database, message: InboxMessage) -> UploadedFile | None:
    """The file that came with a message, or the conversation's latest before it."""
    if here := file_of(message):
        return here
    rows = await database.fetch(_LATEST, message.conversation, message.id)
    if not rows:
        return None
    row, cipher = rows[0], await database.cipher(message.conversation)
    payload = open_json(cipher, "inbox", inbox_row(row["channel"], row["event_id"]), row["payload"])
    age = 2 if not row["just_before"] else 1 if payload.get("text") else 0
    return UploadedFile(payload["file"]["text"], age)
