"""Making erased rows vanish from PostgreSQL's files too, not only from its tables."""

from __future__ import annotations

from collections.abc import Sequence

from bot.store.database import Database
from bot.store.schema import SCHEMA, metadata

KEYS = ("data_keys",)
"""Small, and enough: without its key a ciphertext left in a file says nothing."""
ALL = tuple(table.name for table in metadata.sorted_tables)


async def compact(database: Database, tables: Sequence[str] = KEYS) -> None:
    """Rewrite `tables`, so that no page keeps a dead row, and begin a new segment of the log.

    Each table is locked while it is rewritten: milliseconds for the keys, longer for ALL. The
    old segments of the log go at the server's next checkpoints; backups keep what they keep.
    """
    engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
    async with database.reported(), engine.connect() as connection:
        for name in tables:
            known = f"SELECT to_regclass('{SCHEMA}.{name}')"
            if (await connection.exec_driver_sql(known)).scalar_one() is None:
                continue  # passages, where there is no pgvector
            await connection.exec_driver_sql(f"VACUUM (FULL) {SCHEMA}.{name}")
        for statement in ("SELECT pg_switch_wal()", "CHECKPOINT"):
            allowed = "SELECT pg_has_role(current_user, 'pg_checkpoint', 'USAGE')"
            if (await connection.exec_driver_sql(allowed)).scalar_one():
                await connection.exec_driver_sql(statement)
