"""What a customer gets who asks for their data: both sides of their own conversation, unmasked."""

from __future__ import annotations

from typing import Any

from bot.store.audit import record
from bot.store.database import Database
from bot.store.transcript import transcript


async def own_data(database: Database, conversation: str) -> list[dict[str, Any]]:
    """`time` (ISO 8601), `role` (user, bot or staff) and `text` of every message, oldest first.

    Where a message came with a file: its name as `file`, its text below the message's own.

    The caller has proved that the conversation is theirs; that it was handed out is recorded.
    """
    lines = await transcript(database, conversation)
    async with database.transaction() as connection:
        await record(
            connection,
            database,
            actor="customer",
            action="export",
            conversation=conversation,
            detail={"messages": len(lines)},
        )
    return [
        {
            "time": line.time.isoformat(),
            "role": line.speaker,
            "text": line.text,
            **({"file": line.file} if line.file else {}),
        }
        for line in lines
    ]
