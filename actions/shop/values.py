"""What the shop tells the flows: orders, lines, shipments, returns. No contact details in any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class OrderStatus(str, Enum):
    """Where an order stands, from the customer's point of view."""

    PAID = "paid"
    PROCESSING = "processing"
    SHIPPED = "shipped"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    RETURNED = "returned"
    PARTIALLY_RETURNED = "partially_returned"


class Check(str, Enum):
    """What came of comparing a customer's proof with an order."""

    MATCH = "match"
    MISMATCH = "mismatch"
    LOCKED = "locked"


class Reason(str, Enum):
    """Why a customer sends something back; the shop pays the way when the fault is its own."""

    SIZE = "size"
    DAMAGED = "damaged"
    WRONG_ITEM = "wrong_item"
    NOT_AS_DESCRIBED = "not_as_described"
    CHANGED_MIND = "changed_mind"
    OTHER = "other"


@dataclass(frozen=True)
class Text:
    """A name in the two languages the shop writes."""

    zh: str
    en: str

    def in_language(self, language: str | None) -> str:
        """The Chinese text for `zh`, the English one for every other language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of an order: a variant, how many, and what became of it. Prices in cents."""

    id: int
    name: Text
    variant: Text
    aliases: tuple[str, ...] = ()
    quantity: int = 1
    unit_price: int = 0
    final_sale: bool = False
    delivered_on: date | None = None
    returned: bool = False

    @property
    def price(self) -> int:
        """What was paid for the whole line, in cents."""
        return self.unit_price * self.quantity


@dataclass(frozen=True, kw_only=True)
class Shipment:
    """One parcel of an order."""

    carrier: Text
    tracking: str
    shipped_on: date
    expected_on: date
    delivered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Order:
    """An order as its owner may see it."""

    number: str
    status: OrderStatus
    placed_on: date
    lines: tuple[Line, ...]
    shipments: tuple[Shipment, ...] = ()
    address: Text = Text("", "")

    @property
    def total(self) -> int:
        """What was paid, in cents."""
        return sum(line.price for line in self.lines)


@dataclass(frozen=True)
class Proof:
    """What a customer says to show an order is theirs; see `actions.reading.identity`."""

    digits: str | None = None
    """The phone's last four digits, or the whole number; digits only."""
    email: str | None = None


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """The outcome of one try; `tries_left` counts after a mismatch."""

    outcome: Check
    tries_left: int = 0


@dataclass(frozen=True, kw_only=True)
class Return:
    """A return that exists; `refund` in cents."""

    number: str
    order_number: str
    line_ids: tuple[int, ...]
    refund: int


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Who asks and in which message: the ground of counting and of idempotency."""

    conversation: str
    key: str
    """The inbox id: the same message handled again has the same key."""
