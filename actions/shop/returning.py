"""Creating a return exactly once, whatever is repeated or races."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import func

from actions.shop.errors import NotReturnable
from actions.shop.policy import refund, returnable
from actions.shop.reading import read_order
from actions.shop.tables import orders, return_items, returns
from actions.shop.values import Caller, Line, Order, OrderStatus, Reason, Return

_FIRST_NUMBER = 2_000_000


@dataclass(frozen=True)
class Request:
    """What the customer confirmed; `line_ids` sorted."""

    order_number: str
    line_ids: tuple[int, ...]
    reason: Reason
    note: str
    caller: Caller


async def create(connection: AsyncConnection, request: Request, *, today: date) -> Return:
    """The return of this request: the first one again, or a new one.

    The order's row is locked first, so that of two at once the second sees the first's work.
    """
    await connection.execute(
        select(orders.c.number).where(orders.c.number == request.order_number).with_for_update()
    )
    return await _existing(connection, request) or await _new(connection, request, today)


async def _existing(connection: AsyncConnection, request: Request) -> Return | None:
    """The same message handled again, or the same conversation asking for the same items again

    (as after an answer that got lost: the customer's second try is another message).
    """
    for row in await connection.execute(
        select(returns)
        .where(returns.c.order_number == request.order_number)
        .order_by(returns.c.id.desc())
    ):
        found = await _as_value(connection, row)
        same_items = found.line_ids == request.line_ids
        if row.idempotency_key == request.caller.key or (
            same_items and row.conversation == request.caller.conversation
        ):
            return found
    return None


async def _as_value(connection: AsyncConnection, row: Any) -> Return:
    ids = await connection.scalars(
        select(return_items.c.item_id)
        .where(return_items.c.return_id == row.id)
        .order_by(return_items.c.item_id)
    )
    return Return(
        number=row.number, order_number=row.order_number, line_ids=tuple(ids), refund=row.refund
    )


def _chosen(order: Order | None, request: Request, today: date) -> tuple[Line, ...]:
    allowed = {line.id: line for line in returnable(order, today=today)} if order else {}
    if not request.line_ids or not set(request.line_ids) <= set(allowed):
        raise NotReturnable("a line may not, or no longer, be returned")
    return tuple(allowed[line_id] for line_id in request.line_ids)


async def _new(connection: AsyncConnection, request: Request, today: date) -> Return:
    order = await read_order(connection, request.order_number)
    lines = _chosen(order, request, today)
    assert order is not None
    next_id = await connection.scalar(select(func.nextval("shop.returns_id_seq")))
    number = f"R{_FIRST_NUMBER + next_id}"
    await connection.execute(
        insert(returns).values(
            id=next_id,
            number=number,
            order_number=request.order_number,
            reason=request.reason.value,
            note=request.note,
            refund=refund(lines),
            conversation=request.caller.conversation,
            idempotency_key=request.caller.key,
        )
    )
    await connection.execute(
        insert(return_items), [{"return_id": next_id, "item_id": line.id} for line in lines]
    )
    await _mark(connection, order, lines)
    return Return(
        number=number,
        order_number=request.order_number,
        line_ids=request.line_ids,
        refund=refund(lines),
    )


async def _mark(connection: AsyncConnection, order: Order, lines: tuple[Line, ...]) -> None:
    gone = {line.id for line in order.lines if line.returned} | {line.id for line in lines}
    whole = gone == {line.id for line in order.lines}
    status = OrderStatus.RETURNED if whole else OrderStatus.PARTIALLY_RETURNED
    await connection.execute(
        update(orders).where(orders.c.number == order.number).values(status=status.value)
    )
