"""Wrapping every data key anew under the newest key-encryption key, while traffic runs.

Data keys themselves stay, so no row is written again. Only keys under an older one are looked at,
in small transactions: a rotation that was interrupted goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError
from bot.store.audit import record
from bot.store.compact import compact
from bot.store.database import Database
from bot.store.schema import data_keys

Progress = Callable[[int, int], None]


@dataclass
class Rotated:
    """rewrapped: keys wrapped anew; failed: keys whose old key-encryption key is not known;
    total: all keys there are; newest: the id of the key that wraps them now."""

    newest: str
    rewrapped: int = 0
    failed: int = 0
    total: int = 0

    def as_dict(self) -> dict[str, Any]:
        """JSON-able."""
        return asdict(self)


async def rotate(
    database: Database, *, actor: str, progress: Progress = lambda done, of: None, batch: int = 200
) -> Rotated:
    """Wrap what is wrapped under an older key anew; progress gets (done, to do)."""
    result = Rotated(database.keys.service.newest)
    to_do = await _count(database, data_keys.c.kek_id != result.newest)
    last = ""
    while True:
        async with database.transaction() as connection:
            query = (
                select(data_keys)
                .where(data_keys.c.kek_id != result.newest, data_keys.c.conversation > last)
                .order_by(data_keys.c.conversation)
                .limit(batch)
                .with_for_update()
            )
            rows = (await connection.execute(query)).all()
            if not rows:
                break
            before = result.rewrapped
            for row in rows:
                await _rewrap(connection, database, row, result)
            if wrapped := result.rewrapped - before:
                detail = {"newest": result.newest, "rewrapped": wrapped}
                await record(connection, database, actor=actor, action="rotate-keys", detail=detail)
        last = rows[-1].conversation
        progress(result.rewrapped + result.failed, to_do)
    result.total = await _count(database, True)
    async with database.transaction() as connection:
        await record(
            connection, database, actor=actor, action="rotate-keys", detail=result.as_dict()
        )
    await compact(database)  # or the old wrapping would live on in dead rows
    return result


async def _rewrap(
    connection: AsyncConnection, database: Database, row: Any, result: Rotated
) -> None:
    try:
        values = await database.keys.wrapped_anew(row)
    except StoreError:
        result.failed += 1
        return
    mine = data_keys.c.conversation == row.conversation
    await connection.execute(update(data_keys).where(mine).values(values))
    result.rewrapped += 1


async def _count(database: Database, condition: Any) -> int:
    query = select(func.count()).select_from(data_keys).where(condition)
    async with database.transaction() as connection:
        return int((await connection.execute(query)).scalar_one())
