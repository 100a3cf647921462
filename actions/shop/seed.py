"""Fill the demo shop: `python -m actions.shop.seed` creates schema, tables and orders once.

Days are relative to the seeding day. When the shop is opened on a later day its orders move along,
so that a parcel expected in two days stays one: a demo does not grow old.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.schema import CreateSchema

from actions.shop import attempts, seed_rows, tables
from actions.shop.database import make_engine, transaction
from actions.shop.errors import ShopError

VERSION = 1
_LOCK = 7_310_201
"""Advisory lock: of several processes that start at once one seeds."""


async def _create_tables(connection: AsyncConnection) -> None:
    await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    if not await connection.scalar(text("SELECT to_regnamespace('shop') IS NOT NULL")):
        await connection.execute(CreateSchema(tables.SCHEMA))
    await connection.run_sync(tables.metadata.create_all)


async def _fill(connection: AsyncConnection, today: date) -> None:
    for table, rows in seed_rows.all_rows(today):
        await connection.execute(table.insert(), rows)
    await connection.execute(
        text(
            "SELECT setval('shop.returns_id_seq', (SELECT coalesce(max(id), 1) FROM shop.returns))"
        )
    )
    await connection.execute(tables.seeding.insert().values(version=VERSION, day=today))


async def _move_along(connection: AsyncConnection, *, days: int) -> None:
    moves: Sequence[tuple[Any, tuple[str, ...]]] = (
        (tables.orders, ("placed_on",)),
        (tables.shipments, ("shipped_on", "expected_on", "delivered_on")),
        (tables.seeding, ("day",)),
    )
    for table, names in moves:
        changes = {name: table.c[name] + days for name in names}
        await connection.execute(table.update().values(changes))


async def ensure_async(database_url: str) -> bool:
    """Make the demo shop ready at `database_url`; True when it was seeded just now.

    Raises ShopUnavailable when the database cannot be reached.
    """
    engine = make_engine(database_url, pool_size=1)
    try:
        async with transaction(engine) as connection:
            await _create_tables(connection)
            today = await connection.scalar(text("SELECT current_date"))
            seeded = await connection.scalar(
                select(tables.seeding.c.day).where(tables.seeding.c.version == VERSION)
            )
            if seeded is None:
                await _fill(connection, today)
            elif seeded < today:
                await _move_along(connection, days=(today - seeded).days)
            await attempts.forget_old(connection)
            return seeded is None
    finally:
        await engine.dispose()


async def refill_async(database_url: str) -> None:
    """Empty the demo shop and seed it anew: for tests only, everything customers did is lost."""
    engine = make_engine(database_url, pool_size=1)
    try:
        async with transaction(engine) as connection:
            await _create_tables(connection)
            every = ", ".join(
                f"{tables.SCHEMA}.{table.name}" for table in tables.metadata.tables.values()
            )
            await connection.execute(text(f"TRUNCATE {every} RESTART IDENTITY CASCADE"))
            await _fill(connection, await connection.scalar(text("SELECT current_date")))
    finally:
        await engine.dispose()


def ensure(database_url: str) -> bool:
    """`ensure_async` for callers without an event loop."""
    return asyncio.run(ensure_async(database_url))


def main() -> int:
    """Seed the shop at DATABASE_URL; the exit code."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        print("shop seed: set DATABASE_URL to a PostgreSQL server", file=sys.stderr)
        return 1
    try:
        print("shop: seeded" if ensure(url) else "shop: was there already")
    except ShopError as error:
        print(f"shop seed: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
