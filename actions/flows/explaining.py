"""Wishes that end with a person or in the account: the bot says so, true to the order's state."""

from __future__ import annotations

from abc import abstractmethod

from actions.flows import names
from actions.flows.form import FlowForm
from actions.flows.steps import PROVEN
from actions.flows.turn import FlowTurn
from actions.shop.policy import CANCELLABLE
from actions.shop.values import Order, OrderStatus

_ARRIVED = frozenset({OrderStatus.DELIVERED, OrderStatus.PARTIALLY_RETURNED})
_CLOSED = frozenset({OrderStatus.CANCELLED, OrderStatus.RETURNED})


class _ExplainForm(FlowForm):
    """Verifies, then says the response that fits the order."""

    steps = PROVEN

    @abstractmethod
    def response(self, order: Order) -> str:
        """The response of domain.yml that is true for this order."""

    async def complete(self, turn: FlowTurn) -> None:
        order = await turn.order()
        turn.say(self.response(order), order_number=order.number)
        turn.end()


class ExchangeForm(_ExplainForm):
    """Another size or colour."""

    flow = names.EXCHANGE

    def response(self, order: Order) -> str:
        if order.status in _CLOSED:
            return "utter_exchange_closed"
        arrived = order.status in _ARRIVED
        return "utter_exchange_explained" if arrived else "utter_exchange_not_delivered"


class AddressForm(_ExplainForm):
    """Another delivery address."""

    flow = names.ADDRESS

    def response(self, order: Order) -> str:
        return (
            "utter_address_explained" if order.status in CANCELLABLE else "utter_address_too_late"
        )


class InvoiceForm(_ExplainForm):
    """An invoice for the order."""

    flow = names.INVOICE

    def response(self, order: Order) -> str:
        if order.status is OrderStatus.CANCELLED:
            return "utter_invoice_cancelled"
        delivered = order.status in (*_ARRIVED, OrderStatus.RETURNED)
        return "utter_invoice_explained" if delivered else "utter_invoice_not_delivered"
