"""Where a conversation's vault rests between turns: one encrypted row a placeholder."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.pii.vault import Vault
from bot.store.database import Database, open_json, seal_json
from bot.store.schema import vault as table


async def load_vault(database: Database, conversation: str) -> Vault:
    """The conversation's vault; an empty one when nothing was ever replaced in it."""
    query = select(table.c.placeholder, table.c.record).where(table.c.conversation == conversation)
    async with database.transaction() as connection:
        rows = (await connection.execute(query)).all()
        if not rows:
            return Vault()
        cipher = await database.keys.cipher(connection, conversation)
    records = [open_json(cipher, "vault", row.placeholder, row.record) for row in rows]
    return Vault.from_records(sorted(records, key=lambda record: record["number"]))


async def save_new(
    connection: AsyncConnection, database: Database, conversation: str, vault: Vault
) -> None:
    """Write what this turn added, inside the turn's transaction.

    Where another turn has given the same placeholder to another value since the vault was loaded,
    the database refuses: answers with this turn's numbers must not be committed.
    """
    records = vault.new_records()
    if not records:
        return
    cipher = await database.keys.cipher(connection, conversation)
    rows: list[dict[str, Any]] = [
        {
            "conversation": conversation,
            "placeholder": placeholder,
            "record": seal_json(cipher, "vault", placeholder, record),
        }
        for record in records
        for placeholder in [f"{record['type']}_{record['number']}"]
    ]
    await connection.execute(insert(table).values(rows))
