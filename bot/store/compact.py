"""Making erased rows vanish from PostgreSQL's files too, not only from its tables."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.erase import SHOP
from bot.store.schema import data_keys, metadata

KEYS = (data_keys.fullname,)
"""Small, and enough: without its key a ciphertext left in a file says nothing."""
ALL = (
    *(table.fullname for table in metadata.sorted_tables),
    *(f"shop.{name}" for name in SHOP),
)


async def compact(database: Database, tables: Sequence[str] = KEYS) -> None:
    """Rewrite `tables`, so that no page keeps a dead row, and begin a new segment of the log.

    Each table is locked while it is rewritten: milliseconds for the keys, longer for ALL. The
    planner's samples of their columns are taken anew. The old segments of the log go at the
    server's next checkpoints; backups keep what they keep.
    """
    engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
    async with database.reported(), engine.connect() as connection:
        for name in tables:
            known = f"SELECT to_regclass('{name}')"
            if (await connection.exec_driver_sql(known)).scalar_one() is None:
                continue  # passages, where there is no pgvector; the shop, where it is another
            await connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {name}")
            await _drop_samples_of_an_empty(connection, name)
        # Old samples are dead rows there. Who may not is warned by PostgreSQL and goes on.
        await connection.exec_driver_sql("VACUUM (FULL) pg_catalog.pg_statistic")
        for statement in ("SELECT pg_switch_wal()", "CHECKPOINT"):
            allowed = "SELECT pg_has_role(current_user, 'pg_checkpoint', 'USAGE')"
            if (await connection.exec_driver_sql(allowed)).scalar_one():
                await connection.exec_driver_sql(statement)


async def _drop_samples_of_an_empty(connection: AsyncConnection, name: str) -> None:
    """ANALYZE keeps the samples it has where a table has no row left; a change of type, also to
    the same, drops them (https://www.postgresql.org/docs/16/sql-altertable.html)."""
    some = f"SELECT EXISTS (SELECT FROM {name})"  # noqa: S608 (the names above)
    if (await connection.exec_driver_sql(some)).scalar_one():
        return
    columns = text(
        "SELECT attname, format_type(atttypid, atttypmod) AS type FROM pg_attribute "
        "WHERE attrelid = to_regclass(:name) AND attnum > 0 AND NOT attisdropped"
    )
    changes = [
        f'ALTER COLUMN "{row.attname}" TYPE {row.type}'
        for row in await connection.execute(columns, {"name": name})
    ]
    await connection.exec_driver_sql(f"ALTER TABLE {name} {', '.join(changes)}")
