"""Names shared with domain.yml: flows, their slots, intents."""

from __future__ import annotations

from dataclasses import dataclass

LANGUAGE = "language"
ORDER_NUMBER = "order_number"
VERIFICATION = "verification"
ITEM_CHOICE = "item_choice"
RETURN_REASON = "return_reason"
RETURN_NOTE = "return_note"
RETURN_CONFIRM = "return_confirm"
CANCEL_CONFIRM = "cancel_confirm"
ERASE_CONFIRM = "erase_confirm"
REQUESTED = "requested_slot"
VERIFIED_ORDERS = "verified_orders"
PAUSED_FLOWS = "paused_flows"
RESUME_OFFERED = "resume_offered"
REFUSED_FLOW = "refused_flow"
GREETED = "greeted"
WANTS_HUMAN = "wants_human"


@dataclass(frozen=True)
class Flow:
    """A flow by its short name; `intent` starts it, `slots` are asked for in this order."""

    name: str
    intent: str
    slots: tuple[str, ...]
    extra: tuple[str, ...] = ()
    """Slots that belong to the flow and are not asked for."""

    @property
    def form(self) -> str:
        return f"{self.name}_form"

    @property
    def own_slots(self) -> tuple[str, ...]:
        """What another order would make meaningless."""
        return (*self.slots[1:], *self.extra)


PROVEN = (ORDER_NUMBER, VERIFICATION)

LOOKUP = Flow("lookup", "order_status", PROVEN)
RETURN = Flow(
    "return",
    "return_order",
    (*PROVEN, ITEM_CHOICE, RETURN_REASON, RETURN_CONFIRM),
    extra=(RETURN_NOTE,),
)
CANCEL = Flow("cancel", "cancel_order", (*PROVEN, CANCEL_CONFIRM))
EXCHANGE = Flow("exchange", "exchange_item", PROVEN)
ADDRESS = Flow("address", "change_address", PROVEN)
INVOICE = Flow("invoice", "invoice", PROVEN)
ERASE = Flow("erase", "erase_my_data", (ERASE_CONFIRM,), extra=(ERASE_CONFIRM,))

FLOWS = (LOOKUP, RETURN, CANCEL, EXCHANGE, ADDRESS, INVOICE, ERASE)
BY_INTENT = {flow.intent: flow for flow in FLOWS}
BY_FORM = {flow.form: flow for flow in FLOWS}
BY_NAME = {flow.name: flow for flow in FLOWS}

LEAVING = frozenset({"stop_flow", "talk_to_human", "goodbye"})
"""Intents that end whatever is going on."""
INTERRUPTING = frozenset({"free_form", "greet", "thank"})
"""Intents that are answered, after which the flow asks its question again."""
