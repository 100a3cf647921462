"""The demo shop as rows: catalogue, customers, orders by hand and generated ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Table

from actions.shop import generator, tables
from actions.shop.catalogue import CARRIERS, CATALOGUE
from actions.shop.demo_orders import DEMO_CUSTOMERS, DEMO_ORDERS, DemoLine, DemoOrder
from actions.shop.values import Reason

Row = dict[str, Any]
_FIRST_RETURN = 2_000_000


def _variant_ids() -> dict[tuple[str, int], tuple[int, int]]:
    """(product code, variant index) → (variant id, price)."""
    keys = [
        (product.code, index, product.price)
        for product in CATALOGUE
        for index in range(len(product.variants))
    ]
    return {(code, index): (at, price) for at, (code, index, price) in enumerate(keys, 1)}


def _products() -> Iterator[Row]:
    for at, product in enumerate(CATALOGUE, 1):
        yield {
            "id": at,
            "name_zh": product.zh,
            "name_en": product.en,
            "aliases": list(product.aliases),
        }


def _variants() -> Iterator[Row]:
    ids = _variant_ids()
    for at, product in enumerate(CATALOGUE, 1):
        for index, (zh, en) in enumerate(product.variants):
            yield {
                "id": ids[product.code, index][0],
                "product_id": at,
                "sku": f"{product.code}-{index + 1:03d}",
                "name_zh": zh,
                "name_en": en,
                "price": product.price,
            }


def _customers() -> Iterator[Row]:
    for at, one in enumerate((*DEMO_CUSTOMERS, *generator.customers()), 1):
        yield {"id": at, **vars(one)}


class _Orders:
    """Collects the rows of orders, giving out ids in order."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._variants = _variant_ids()
        self.orders: list[Row] = []
        self.shipments: list[Row] = []
        self.items: list[Row] = []
        self.returns: list[Row] = []
        self.return_items: list[Row] = []

    def add(self, order: DemoOrder) -> None:
        self.orders.append(
            {
                "number": order.number,
                "customer_id": order.customer + 1,
                "status": order.status.value,
                "placed_on": self._day(-order.placed),
            }
        )
        first = len(self.shipments) + 1
        for parcel in order.parcels:
            self._add_shipment(order.number, parcel.shipped, parcel.expected, parcel.delivered)
        ids = {self._add_item(order.number, line, first): line for line in order.lines}
        gone = [item_id for item_id, line in ids.items() if line.returned]
        if gone:
            self._add_return(order, gone)

    def _day(self, offset: int) -> date:
        return self._today + timedelta(days=offset)

    def _add_shipment(
        self, number: str, shipped: int, expected: int, delivered: int | None
    ) -> None:
        at = len(self.shipments) + 1
        carrier_zh, carrier_en, prefix = CARRIERS[at % len(CARRIERS)]
        self.shipments.append(
            {
                "id": at,
                "order_number": number,
                "carrier_zh": carrier_zh,
                "carrier_en": carrier_en,
                "tracking": f"{prefix}{7_000_000_000_000 + at * 7919}",
                "shipped_on": self._day(shipped),
                "expected_on": self._day(expected),
                "delivered_on": None if delivered is None else self._day(delivered),
            }
        )

    def _add_item(self, number: str, line: DemoLine, first_shipment: int) -> int:
        variant, price = self._variants[line.code, line.variant]
        self.items.append(
            {
                "id": len(self.items) + 1,
                "order_number": number,
                "variant_id": variant,
                "shipment_id": None if line.parcel is None else first_shipment + line.parcel,
                "quantity": line.quantity,
                "unit_price": price,
                "final_sale": line.final_sale,
            }
        )
        return len(self.items)

    def _add_return(self, order: DemoOrder, item_ids: list[int]) -> None:
        at = len(self.returns) + 1
        rows = [self.items[id_ - 1] for id_ in item_ids]
        self.returns.append(
            {
                "id": at,
                "number": f"R{_FIRST_RETURN + at}",
                "order_number": order.number,
                "reason": Reason.CHANGED_MIND.value,
                "refund": sum(row["unit_price"] * row["quantity"] for row in rows),
                "conversation": "seed",
                "idempotency_key": f"seed-{order.number}",
            }
        )
        self.return_items += [{"return_id": at, "item_id": id_} for id_ in item_ids]


def all_rows(today: date) -> Iterator[tuple[Table, list[Row]]]:
    """Every table's rows, in an order that satisfies the foreign keys."""
    made = _Orders(today)
    for order in (*DEMO_ORDERS, *generator.orders(len(DEMO_CUSTOMERS))):
        made.add(order)
    yield tables.products, list(_products())
    yield tables.variants, list(_variants())
    yield tables.customers, list(_customers())
    yield tables.orders, made.orders
    yield tables.shipments, made.shipments
    yield tables.items, made.items
    yield tables.returns, made.returns
    yield tables.return_items, made.return_items
