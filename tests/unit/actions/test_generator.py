"""The demo shop's orders: many, in every state, the same each time, and consistent."""

from __future__ import annotations

from collections import Counter
from datetime import date

from actions.shop.demo_orders import DEMO_CUSTOMERS, DEMO_ORDERS
from actions.shop.generator import orders
from actions.shop.seed_rows import all_rows
from actions.shop.values import OrderStatus


def test_there_are_at_least_two_hundred_orders_in_every_state() -> None:
    made = list(orders(2))
    states = Counter(order.status for order in made)
    assert len(made) >= 200
    assert set(states) == set(OrderStatus)
    assert min(states.values()) >= 5
    delivered = [order for order in made if order.status is OrderStatus.DELIVERED]
    ages = [-order.parcels[0].delivered for order in delivered if order.parcels[0].delivered]
    assert any(age > 30 for age in ages)
    assert any(age <= 30 for age in ages)
    assert any(line.final_sale for order in made for line in order.lines)


def test_the_same_seed_makes_the_same_shop() -> None:
    assert list(orders(2)) == list(orders(2))


def test_returned_items_and_states_agree() -> None:
    for order in (*DEMO_ORDERS, *orders(2)):
        gone = [line.returned for line in order.lines]
        assert all(gone) == (order.status is OrderStatus.RETURNED), order.number
        some = any(gone) and not all(gone)
        assert some == (order.status is OrderStatus.PARTIALLY_RETURNED), order.number


def test_numbers_are_unique_and_people_invented() -> None:
    tables = {table.name: rows for table, rows in all_rows(date(2026, 3, 15))}
    numbers = [row["number"] for row in tables["orders"]]
    assert len(numbers) == len(set(numbers)) == len(DEMO_ORDERS) + 240
    assert all(row["email"].endswith("@example.com") for row in tables["customers"])
    assert DEMO_CUSTOMERS[0].phone.endswith("4821")
