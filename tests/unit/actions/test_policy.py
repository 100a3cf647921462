"""The shop's return rules at their borders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from actions.shop.policy import RETURN_DAYS, Verdict, judge, refund, returnable
from actions.shop.values import Line, Order, OrderStatus, Text

TODAY = date(2026, 3, 15)
LINE = Line(
    id=1, name=Text("鞋", "shoes"), variant=Text("白", "white"), quantity=2, unit_price=1999,
    delivered_on=TODAY - timedelta(days=3),
)  # fmt: skip
ORDER = Order(
    number="W1", status=OrderStatus.DELIVERED, placed_on=TODAY - timedelta(days=9), lines=(LINE,)
)


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        (LINE, Verdict.RETURNABLE),
        (replace(LINE, delivered_on=TODAY - timedelta(days=RETURN_DAYS)), Verdict.RETURNABLE),
        (replace(LINE, delivered_on=TODAY - timedelta(days=RETURN_DAYS + 1)), Verdict.TOO_LATE),
        (replace(LINE, delivered_on=None), Verdict.NOT_DELIVERED),
        (replace(LINE, final_sale=True), Verdict.FINAL_SALE),
        (replace(LINE, returned=True, final_sale=True), Verdict.RETURNED),
    ],
)
def test_each_line_is_judged_by_itself(line: Line, verdict: Verdict) -> None:
    assert judge(ORDER, line, today=TODAY) is verdict


def test_nothing_of_a_cancelled_order_goes_back() -> None:
    cancelled = replace(ORDER, status=OrderStatus.CANCELLED)
    assert judge(cancelled, LINE, today=TODAY) is Verdict.CANCELLED


def test_only_returnable_lines_are_offered_and_paid_back_in_full() -> None:
    order = replace(ORDER, lines=(LINE, replace(LINE, id=2, final_sale=True)))
    assert returnable(order, today=TODAY) == (LINE,)
    assert refund(order.lines[:1]) == 3998
