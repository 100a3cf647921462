"""An order out of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from actions.shop.tables import (
    customers,
    items,
    orders,
    products,
    return_items,
    shipments,
    variants,
)
from actions.shop.values import Line, Order, OrderStatus, Shipment, Text


@dataclass(frozen=True)
class Contact:
    """How the customer of an order can be known. Empty for an order that does not exist."""

    phone: str = ""
    email: str = ""


async def contact(connection: AsyncConnection, order_number: str) -> Contact:
    """The order's contact details; they never leave the shop."""
    row = (
        await connection.execute(
            select(customers.c.phone, customers.c.email)
            .join(orders, orders.c.customer_id == customers.c.id)
            .where(orders.c.number == order_number)
        )
    ).first()
    return Contact(row.phone, row.email) if row else Contact()


_ORDERS_OF = text(
    r"""
    SELECT o.number FROM shop.orders o JOIN shop.customers c ON c.id = o.customer_id
    WHERE lower(c.email) = lower(:contact)
      OR (length(:digits) > 6
        AND right(regexp_replace(c.phone, '\D', '', 'g'), 11) = right(:digits, 11))
    """
)


async def orders_of(connection: AsyncConnection, contact: str) -> Sequence[str]:
    """Numbers of the orders of whoever has this e-mail address or whole phone number."""
    if await connection.scalar(select(func.to_regclass("shop.orders"))) is None:
        return ()  # a project that takes the tracker store alone has no shop
    values = {"contact": contact, "digits": "".join(filter(str.isdigit, contact))}
    return list((await connection.execute(_ORDERS_OF, values)).scalars())


def _line(row: Any) -> Line:
    return Line(
        id=row.id,
        name=Text(row.product_zh, row.product_en),
        variant=Text(row.variant_zh, row.variant_en),
        aliases=tuple(row.aliases),
        quantity=row.quantity,
        unit_price=row.unit_price,
        final_sale=row.final_sale,
        delivered_on=row.delivered_on,
        returned=row.return_id is not None,
    )


async def _lines(connection: AsyncConnection, order_number: str) -> tuple[Line, ...]:
    query = (
        select(
            items.c.id,
            items.c.quantity,
            items.c.unit_price,
            items.c.final_sale,
            products.c.name_zh.label("product_zh"),
            products.c.name_en.label("product_en"),
            products.c.aliases,
            variants.c.name_zh.label("variant_zh"),
            variants.c.name_en.label("variant_en"),
            shipments.c.delivered_on,
            return_items.c.return_id,
        )
        .join(variants, variants.c.id == items.c.variant_id)
        .join(products, products.c.id == variants.c.product_id)
        .outerjoin(shipments, shipments.c.id == items.c.shipment_id)
        .outerjoin(return_items, return_items.c.item_id == items.c.id)
        .where(items.c.order_number == order_number)
        .order_by(items.c.id)
    )
    return tuple(_line(row) for row in await connection.execute(query))


async def _shipments(connection: AsyncConnection, order_number: str) -> tuple[Shipment, ...]:
    rows = await connection.execute(
        select(shipments).where(shipments.c.order_number == order_number).order_by(shipments.c.id)
    )
    return tuple(
        Shipment(
            carrier=Text(row.carrier_zh, row.carrier_en),
            tracking=row.tracking,
            shipped_on=row.shipped_on,
            expected_on=row.expected_on,
            delivered_on=row.delivered_on,
        )
        for row in rows
    )


async def read_order(connection: AsyncConnection, order_number: str) -> Order | None:
    """The order with its lines and parcels, or None."""
    row = (
        await connection.execute(
            select(orders, customers.c.address_zh, customers.c.address_en)
            .join(customers, customers.c.id == orders.c.customer_id)
            .where(orders.c.number == order_number)
        )
    ).first()
    if row is None:
        return None
    return Order(
        number=row.number,
        status=OrderStatus(row.status),
        placed_on=row.placed_on,
        lines=await _lines(connection, order_number),
        shipments=await _shipments(connection, order_number),
        address=Text(row.address_zh, row.address_en),
    )
