"""Rasa's events of many conversations, for exports: as they were stored, oldest first."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from bot.pii.vault import Vault
from bot.store.database import Database, open_json
from bot.store.schema import events
from bot.store.transcript import Conversation, Filter, batches, take_time
from bot.store.vaults import load_vaults


@dataclass(frozen=True)
class Recorded:
    """All events of one conversation, `Event.as_dict()` each."""

    conversation: Conversation
    vault: Vault = field(repr=False)
    events: list[dict[str, Any]] = field(repr=False)


async def recorded(database: Database, wanted: Filter) -> AsyncIterator[Recorded]:
    """The conversations that pass and have events; memory holds one conversation."""
    async for batch in batches(database, wanted):
        async with database.transaction() as connection:
            await take_time(connection)
            ciphers = await database.keys.existing(connection, [one.id for one in batch])
            vaults = await load_vaults(connection, ciphers)
            for conversation in batch:
                if conversation.id not in ciphers:
                    continue
                query = select(events.c.id, events.c.data).where(
                    events.c.sender_id == conversation.id
                )
                rows = (await connection.execute(query.order_by(events.c.id))).all()
                cipher = ciphers[conversation.id]
                found = [open_json(cipher, "events", str(row.id), row.data) for row in rows]
                if found:
                    yield Recorded(conversation, vaults[conversation.id], found)
