"""Where a conversation's vault rests between turns: one encrypted row a placeholder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.pii.vault import Vault
from bot.store.database import Database, open_json, seal_json
from bot.store.keys import Cipher
from bot.store.schema import vault as table


async def load_vault(database: Database, conversation: str) -> Vault:
    """The conversation's vault; an empty one when nothing was ever replaced in it."""
    query = select(table.c.placeholder, table.c.record).where(table.c.conversation == conversation)
    async with database.transaction() as connection:
        rows = (await connection.execute(query)).all()
        if not rows:
            return Vault()
        cipher = await database.keys.cipher(connection, conversation)
    return open_vault(cipher, [(row.placeholder, row.record) for row in rows])


async def load_vaults(
    connection: AsyncConnection, ciphers: Mapping[str, Cipher]
) -> dict[str, Vault]:
    """The vaults of many conversations, each opened with its own cipher."""
    query = select(table).where(table.c.conversation.in_(list(ciphers)))
    sealed: dict[str, list[tuple[str, bytes]]] = {conversation: [] for conversation in ciphers}
    for row in (await connection.execute(query)).all():
        sealed[row.conversation].append((row.placeholder, row.record))
    return {
        conversation: open_vault(ciphers[conversation], rows)
        for conversation, rows in sealed.items()
    }


def open_vault(cipher: Cipher, sealed: Iterable[tuple[str, bytes]]) -> Vault:
    """The vault of these rows: placeholders and sealed records."""
    records = [open_json(cipher, "vault", placeholder, record) for placeholder, record in sealed]
    return Vault.from_records(sorted(records, key=lambda record: record["number"]))


def seal_new(cipher: Cipher, vault: Vault) -> tuple[list[str], list[bytes]]:
    """What this turn added: names of the placeholders, and their sealed records.

    Where another turn has given the same placeholder to another value since the vault was loaded,
    the database refuses the row: answers with this turn's numbers must not be committed.
    """
    records = vault.new_records()
    names = [f"{record['type']}_{record['number']}" for record in records]
    return names, [
        seal_json(cipher, "vault", name, record)
        for name, record in zip(names, records, strict=True)
    ]
