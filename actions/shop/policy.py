"""The shop's return rules, as pure functions of an order and a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum

from actions.shop.values import Line, Order, OrderStatus

RETURN_DAYS = 30
"""Days after delivery in which an item may go back; the day itself counts."""

CANCELLABLE = frozenset({OrderStatus.PAID, OrderStatus.PROCESSING})


class Verdict(str, Enum):
    """Whether a line may go back, or the first reason why not."""

    RETURNABLE = "returnable"
    CANCELLED = "cancelled"
    RETURNED = "already_returned"
    NOT_DELIVERED = "not_delivered"
    FINAL_SALE = "final_sale"
    TOO_LATE = "too_late"


def last_return_day(line: Line) -> date | None:
    """The last day on which the line may be sent back; None before delivery."""
    return line.delivered_on and line.delivered_on + timedelta(days=RETURN_DAYS)


def judge(order: Order, line: Line, *, today: date) -> Verdict:
    """Whether this line of the order may be returned today."""
    last_day = last_return_day(line)
    if order.status is OrderStatus.CANCELLED:
        return Verdict.CANCELLED
    if line.returned:
        return Verdict.RETURNED
    if line.final_sale:
        return Verdict.FINAL_SALE
    if last_day is None:
        return Verdict.NOT_DELIVERED
    return Verdict.RETURNABLE if today <= last_day else Verdict.TOO_LATE


def returnable(order: Order, *, today: date) -> tuple[Line, ...]:
    """The lines that may be returned today."""
    return tuple(
        line for line in order.lines if judge(order, line, today=today) is Verdict.RETURNABLE
    )


def refund(lines: Iterable[Line]) -> int:
    """What returning these lines pays back, in cents: what was paid for them."""
    return sum(line.price for line in lines)
