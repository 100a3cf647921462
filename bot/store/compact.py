"""Making erased rows vanish from PostgreSQL's files too, not only from its tables."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

import asyncpg

from bot.errors import StoreAway
from bot.store.database import Database
from bot.store.engine import asyncpg_arguments
from bot.store.erase import SHOP
from bot.store.schema import data_keys, metadata

KEYS = (data_keys.fullname,)
"""Small, and enough: without its key a ciphertext left in a file says nothing."""
ALL = (
    *(table.fullname for table in metadata.sorted_tables),
    *(f"shop.{name}" for name in SHOP),
)
PATIENCE = 60.0
"""Seconds to wait for others who read."""

_WAIT = "SET lock_timeout = '1s'"  # whoever comes after a waiting lock waits as long
_NOW = "SELECT pg_snapshot_xmax(pg_current_snapshot())::xid::text"
_READERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND (datname = current_database() OR datname IS NULL)
      AND age(backend_xmin) > age(CAST($1::text AS xid))
"""
_COLUMNS = """
    SELECT attname, format_type(atttypid, atttypmod) AS type
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
    WHERE c.oid = to_regclass($1) AND attnum > 0 AND NOT attisdropped
      AND pg_has_role(relowner, 'USAGE')
"""
_LOG = {
    "SELECT pg_switch_wal()": "SELECT has_function_privilege('pg_switch_wal()', 'EXECUTE')",
    "CHECKPOINT": "SELECT pg_has_role('pg_checkpoint', 'USAGE')",
}
"""What begins a new segment of the log and drops the old ones, and who may."""


async def compact(
    database: Database, tables: Sequence[str] = KEYS, *, patience: float = PATIENCE
) -> None:
    """Rewrite `tables`, so that no page keeps a dead row, and begin a new segment of the log.

    Each table is locked while it is rewritten: milliseconds for the keys, longer for ALL. The
    planner's samples of their columns are taken anew. The old segments of the log go at the
    server's next checkpoints; backups keep what they keep.

    While a transaction that began earlier still reads (a backup), PostgreSQL keeps what it may yet
    see. Raises StoreAway when that, or a lock, takes more than `patience` seconds.
    """
    until = time.monotonic() + patience
    async with database.reported():  # a connection of its own: no limit on a statement's time
        connection = await asyncpg.connect(**asyncpg_arguments(database.url), timeout=10)
        try:
            await connection.execute(_WAIT)
            now = await connection.fetchval(_NOW)
            while await connection.fetchval(_READERS, now):
                await _pause(until)
            for name in tables:
                # passages are absent where there is no pgvector; the shop may be another
                if await connection.fetchval("SELECT to_regclass($1)", name) is not None:
                    await _rewrite(connection, name, until)
            # Old samples are dead rows there. Who may not is warned by PostgreSQL and goes on.
            await _lock(connection, "VACUUM (FULL) pg_catalog.pg_statistic", until)
            for statement, allowed in _LOG.items():
                if await connection.fetchval(allowed):
                    await connection.execute(statement)
        finally:
            await connection.close(timeout=10)


async def _rewrite(connection: asyncpg.Connection, name: str, until: float) -> None:
    """With the samples of it: ANALYZE keeps those it has where no row is left; a change of type,
    also to the same, drops them (https://www.postgresql.org/docs/current/sql-altertable.html)."""
    await _lock(connection, f"VACUUM (FULL, ANALYZE) {name}", until)
    some = f"SELECT EXISTS (SELECT FROM {name})"  # noqa: S608 (one of the names above)
    if await connection.fetchval(some):
        return
    changes = [
        f'ALTER COLUMN "{row["attname"]}" TYPE {row["type"]}'
        for row in await connection.fetch(_COLUMNS, name)
    ]
    if changes:
        await _lock(connection, f"ALTER TABLE {name} {', '.join(changes)}", until)


async def _lock(connection: asyncpg.Connection, statement: str, until: float) -> None:
    """Run it as soon as its lock is free, and let the others through in between."""
    while True:
        try:
            await connection.execute(statement)
            return
        except (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError):
            await _pause(until)


async def _pause(until: float) -> None:
    if time.monotonic() > until:
        raise StoreAway(
            "what was erased or wrapped anew is gone from every table, but not yet from "
            "PostgreSQL's files: a transaction that began earlier is still open (a backup?); "
            "run the command again later"
        )
    await asyncio.sleep(0.25)
