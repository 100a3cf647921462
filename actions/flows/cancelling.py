"""Cancelling an order that has not left the warehouse."""

from __future__ import annotations

from actions.flows import names
from actions.flows.confirming import ConfirmStep
from actions.flows.form import FlowForm
from actions.flows.steps import PROVEN
from actions.flows.turn import FlowTurn
from actions.flows.wording import bullets, money
from actions.shop.errors import NotCancellable
from actions.shop.policy import CANCELLABLE
from actions.shop.values import OrderStatus


class CancelConfirmStep(ConfirmStep):
    """Says why an order cannot be cancelled, or shows what will be."""

    slot = names.CANCEL_CONFIRM
    on_no = "utter_order_kept"

    async def read(self, turn: FlowTurn) -> bool:
        order = await turn.order()
        if order.status is OrderStatus.CANCELLED and turn.requested != self.slot:
            turn.say("utter_already_cancelled", order_number=order.number)
            turn.end()
            return False
        if order.status not in (*CANCELLABLE, OrderStatus.CANCELLED):
            turn.say("utter_too_late_to_cancel", order_number=order.number)
            turn.end()
            return False
        return await super().read(turn)

    async def refuse(self, turn: FlowTurn) -> None:
        turn.say(self.on_no, order_number=turn.order_number)
        turn.end()

    async def ask(self, turn: FlowTurn, *, again: bool) -> None:
        order = await turn.order()
        turn.ask(
            "utter_cancel_confirm_unclear" if again else "utter_cancel_summary",
            order_number=order.number,
            order_items=bullets(order.lines, turn.language),
            order_total=money(order.total),
        )


class CancelForm(FlowForm):
    """A cancellation repeated finds the order cancelled, which is what was wanted."""

    flow = names.CANCEL
    steps = (*PROVEN, CancelConfirmStep())

    async def complete(self, turn: FlowTurn) -> None:
        order = await turn.order()
        try:
            await turn.shop.cancel(order.number, caller=turn.caller)
        except NotCancellable:
            turn.say("utter_too_late_to_cancel", order_number=order.number)
        else:
            total = money(order.total)
            turn.say("utter_order_cancelled_now", order_number=order.number, order_total=total)
        turn.end()
