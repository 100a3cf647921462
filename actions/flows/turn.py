"""One message on its way through a form: what is known, what changes, what is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

from rasa_sdk.events import EventType, SlotSet

from actions.flows import names
from actions.flows.names import Flow
from actions.flows.said import Said
from actions.shop.errors import ShopUnavailable
from actions.shop.interface import Shop
from actions.shop.values import Caller, Order

VERIFIED_FOR = timedelta(hours=2)
"""How long a proof holds in a conversation; a shared computer must not keep it for ever."""


@dataclass
class FlowTurn:
    """Filled by the form's steps; nothing of it leaves before `events` and `messages` are taken."""

    flow: Flow
    said: Said
    caller: Caller
    shop: Shop
    slots: dict[str, Any]
    requested: str | None
    opening: str = ""
    """The words that began the flow."""
    changes: dict[str, Any] = field(default_factory=dict)
    messages: list[dict[str, Any]] = field(default_factory=list)
    used: bool = False
    """Something in the message was understood as an answer."""
    asked: bool = False
    """What was said holds the next question already."""
    ended: bool = False
    _order: Order | None = None
    _today: date | None = None

    @property
    def language(self) -> str | None:
        return self.slots.get(names.LANGUAGE)

    @property
    def order_number(self) -> str | None:
        number: str | None = self.get(names.ORDER_NUMBER)
        return number

    def get(self, name: str) -> Any:
        return self.slots.get(name)

    def set(self, name: str, value: Any) -> None:
        self.slots[name] = self.changes[name] = value

    def answer(self, name: str, value: Any) -> None:
        """Fill a slot from the message."""
        self.set(name, value)
        self.used = True

    def forget(self, *slots: str) -> None:
        for name in slots:
            if self.get(name) is not None:
                self.set(name, None)

    def choose_order(self, number: str | None) -> None:
        """Take another order; whatever was answered about the one before is void."""
        self.forget(*self.flow.own_slots)
        self.answer(names.ORDER_NUMBER, number)
        self._order = None

    def say(
        self, response: str, *, buttons: list[dict[str, str]] | None = None, **values: Any
    ) -> None:
        """Send a response of domain.yml, its blanks filled with `values`."""
        self.messages.append({"response": response, "buttons": buttons or [], **values})

    def ask(self, response: str, **values: Any) -> None:
        """Say something that ends in the question the flow is waiting for."""
        self.say(response, **values)
        self.asked = True

    def end(self, *, forget_order: bool = False) -> None:
        """Leave the form after this turn.

        forget_order: it could not be done for this order; one named next is for the same wish.
        """
        self.ended = True
        if forget_order:
            self.set(names.ORDER_NUMBER, None)
            self.set(names.REFUSED_FLOW, self.flow.name)

    async def order(self) -> Order:
        """The order the flow is about. Only for steps that come after verification."""
        assert self.order_number is not None
        if self._order is None:
            self._order = await self.shop.order(self.order_number)
        if self._order is None:
            raise ShopUnavailable("an order that was there is gone")
        self._today = self._today or await self.shop.today()
        return self._order

    @property
    def today(self) -> date:
        """The shop's day, once `order` was awaited."""
        assert self._today is not None
        return self._today

    def is_verified(self, number: str) -> bool:
        """Whether this conversation proved the order to be its own, not long ago."""
        at = (self.get(names.VERIFIED_ORDERS) or {}).get(number)
        return at is not None and _now() - datetime.fromisoformat(at) < VERIFIED_FOR

    def remember_verified(self, number: str) -> None:
        known = self.get(names.VERIFIED_ORDERS) or {}
        self.set(names.VERIFIED_ORDERS, {**known, number: _now().isoformat(timespec="seconds")})

    def events(self) -> list[EventType]:
        """The changes for Rasa. Never empty: an empty list means the form rejects the message."""
        changes = {names.ORDER_NUMBER: self.order_number, **self.changes}
        events = [SlotSet(name, value) for name, value in changes.items()]
        return [*events, SlotSet(names.REQUESTED, None if self.ended else self.next_slot())]

    def next_slot(self) -> str | None:
        """The first slot that is still to be filled."""
        return next((name for name in self.flow.slots if self.get(name) is None), None)


def _now() -> datetime:
    return datetime.now(timezone.utc)
