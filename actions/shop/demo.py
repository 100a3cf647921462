"""The demo shop: the `Shop` interface on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from actions.shop import attempts, reading, returning
from actions.shop.database import make_engine, transaction
from actions.shop.errors import NotCancellable, ShopUnavailable, TooManyTries
from actions.shop.identity import contact_matches
from actions.shop.policy import CANCELLABLE
from actions.shop.tables import orders
from actions.shop.values import (
    Caller,
    Check,
    CheckResult,
    Order,
    OrderStatus,
    Proof,
    Reason,
    Return,
)


class DemoShop:
    """See `actions.shop.interface.Shop` for what each call promises."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def today(self) -> date:
        async with transaction(self._engine) as connection:
            return await _today(connection)

    async def knows(self, order_number: str, *, caller: Caller) -> bool:
        async with transaction(self._engine) as connection:
            found = await connection.scalar(
                select(orders.c.number).where(orders.c.number == order_number)
            )
            if found:
                return True
            await attempts.count_unknown(connection, order_number, caller)
            too_many = await attempts.too_many_unknown(connection, caller)
        if too_many:
            raise TooManyTries("this conversation asked for too many unknown order numbers")
        return False

    async def locked(self, order_number: str, *, caller: Caller) -> bool:
        async with transaction(self._engine) as connection:
            return await attempts.locked(connection, order_number, caller)

    async def check(self, order_number: str, proof: Proof, *, caller: Caller) -> CheckResult:
        async with transaction(self._engine) as connection:
            # One try at a time for an order, so that parallel guesses cannot outrun the count.
            await connection.execute(
                select(orders.c.number).where(orders.c.number == order_number).with_for_update()
            )
            if await attempts.locked(connection, order_number, caller):
                return CheckResult(outcome=Check.LOCKED)
            contact = await reading.contact(connection, order_number)
            if contact_matches(proof, phone=contact.phone, email=contact.email):
                await attempts.forgive(connection, order_number, caller)
                return CheckResult(outcome=Check.MATCH)
            await attempts.count_wrong(connection, order_number, caller)
            left = await attempts.tries_left(connection, order_number, caller)
            return CheckResult(outcome=Check.MISMATCH, tries_left=left)

    async def order(self, order_number: str) -> Order | None:
        async with transaction(self._engine) as connection:
            return await reading.read_order(connection, order_number)

    async def create_return(
        self,
        order_number: str,
        line_ids: Sequence[int],
        *,
        reason: Reason,
        note: str,
        caller: Caller,
    ) -> Return:
        request = returning.Request(order_number, tuple(sorted(line_ids)), reason, note, caller)
        async with transaction(self._engine) as connection:
            return await returning.create(connection, request, today=await _today(connection))

    async def cancel(self, order_number: str, *, caller: Caller) -> None:
        async with transaction(self._engine) as connection:
            status = await connection.scalar(
                select(orders.c.status).where(orders.c.number == order_number).with_for_update()
            )
            if status == OrderStatus.CANCELLED:
                return
            if status not in CANCELLABLE:
                raise NotCancellable("the order has left the warehouse or is closed")
            await connection.execute(
                update(orders)
                .where(orders.c.number == order_number)
                .values(status=OrderStatus.CANCELLED.value, cancelled_at=text("now()"))
            )

    async def orders_of(self, contact: str) -> Sequence[str]:
        async with transaction(self._engine) as connection:
            return await reading.orders_of(connection, contact)


async def _today(connection: AsyncConnection) -> date:
    day: date = await connection.scalar(text("SELECT current_date"))
    return day


def demo_shop() -> DemoShop:
    """The demo shop on `DATABASE_URL`; ShopUnavailable when that is not set."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        raise ShopUnavailable("DATABASE_URL is not set; start everything with `make run`")
    return DemoShop(make_engine(url))
