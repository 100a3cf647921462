"""Counting wrong tries: in SQL, so that a new session or another replica changes nothing.

Three wrong proofs within fifteen minutes lock the order for whoever asks, and the conversation
for whatever order it asks about. While locked even the right proof is refused, as guessing could
go on otherwise. A right proof in time forgives the conversation's slips on that order only: an
order of one's own must not buy tries on another's.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from actions.shop.tables import verification_attempts as table
from actions.shop.values import Caller

WRONG_TRIES = 3
UNKNOWN_NUMBERS = 6
"""Unknown order numbers a conversation may ask for in the same time; then it is a search."""
LOCK = text("interval '15 minutes'")

_WRONG, _UNKNOWN = "wrong", "unknown"


async def _count(connection: AsyncConnection, kind: str, order_number: str, caller: Caller) -> None:
    await connection.execute(
        insert(table)
        .values(
            conversation=caller.conversation,
            order_number=order_number,
            kind=kind,
            idempotency_key=caller.key,
        )
        .on_conflict_do_nothing()
    )


async def _recent(connection: AsyncConnection, kind: str, whose: Any) -> int:
    counted: int = await connection.scalar(
        select(func.count()).where(table.c.kind == kind, table.c.at > func.now() - LOCK, whose)
    )
    return counted


async def _wrong_tries(connection: AsyncConnection, order_number: str, caller: Caller) -> int:
    by_order = await _recent(connection, _WRONG, table.c.order_number == order_number)
    mine = await _recent(connection, _WRONG, table.c.conversation == caller.conversation)
    return max(by_order, mine)


async def count_wrong(connection: AsyncConnection, order_number: str, caller: Caller) -> None:
    """A proof did not fit; handled twice, it counts once."""
    await _count(connection, _WRONG, order_number, caller)


async def tries_left(connection: AsyncConnection, order_number: str, caller: Caller) -> int:
    """How many wrong tries are left; 0 locks."""
    return max(0, WRONG_TRIES - await _wrong_tries(connection, order_number, caller))


async def locked(connection: AsyncConnection, order_number: str, caller: Caller) -> bool:
    """Whether the order or the conversation has used up its tries.

    A message that is itself one of the counted tries is judged as it was the first time.
    """
    again = await connection.scalar(
        select(table.c.id).where(
            table.c.idempotency_key == caller.key,
            table.c.order_number == order_number,
            table.c.kind == _WRONG,
        )
    )
    return again is None and await tries_left(connection, order_number, caller) == 0


async def forgive(connection: AsyncConnection, order_number: str, caller: Caller) -> None:
    """The right proof came: this conversation's slips on this order are forgotten."""
    await connection.execute(
        delete(table).where(
            table.c.conversation == caller.conversation, table.c.order_number == order_number
        )
    )


async def count_unknown(connection: AsyncConnection, order_number: str, caller: Caller) -> None:
    """There is no order of this number."""
    await _count(connection, _UNKNOWN, order_number, caller)


async def too_many_unknown(connection: AsyncConnection, caller: Caller) -> bool:
    """Whether this conversation is searching for order numbers rather than mistyping one."""
    asked = await _recent(connection, _UNKNOWN, table.c.conversation == caller.conversation)
    return asked >= UNKNOWN_NUMBERS


async def forget_old(connection: AsyncConnection) -> None:
    """Drop what no lock needs any more (a day is plenty)."""
    old = table.c.at < func.now() - text("interval '1 day'")
    await connection.execute(delete(table).where(old))
