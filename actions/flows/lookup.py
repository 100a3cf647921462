"""Where is my order: status, items, tracking, expected day."""

from __future__ import annotations

from actions.flows import names
from actions.flows.form import FlowForm
from actions.flows.steps import PROVEN
from actions.flows.turn import FlowTurn
from actions.flows.wording import bullets, day, money
from actions.shop.values import Order, Shipment


class LookupForm(FlowForm):
    """One response of domain.yml a status, one a parcel when there are several."""

    flow = names.LOOKUP
    steps = PROVEN

    async def complete(self, turn: FlowTurn) -> None:
        order = await turn.order()
        language = turn.language
        _say(turn, f"utter_order_{order.status.value}", order, _main_parcel(order))
        for parcel in order.shipments if len(order.shipments) > 1 else ():
            arrived = "delivered" if parcel.delivered_on else "on_the_way"
            turn.say(
                f"utter_parcel_{arrived}",
                carrier=parcel.carrier.in_language(language),
                tracking=parcel.tracking,
                expected_on=day(parcel.expected_on, language),
                delivered_on=day(parcel.delivered_on, language),
            )
        turn.end()


def _main_parcel(order: Order) -> Shipment | None:
    """The parcel the customer waits for: the last one not delivered, or the last one."""
    under_way = [parcel for parcel in order.shipments if parcel.delivered_on is None]
    parcels = under_way or order.shipments
    return parcels[-1] if parcels else None


def _say(turn: FlowTurn, response: str, order: Order, parcel: Shipment | None) -> None:
    language = turn.language
    turn.say(
        response,
        order_number=order.number,
        order_items=bullets(order.lines, language),
        order_total=money(order.total),
        placed_on=day(order.placed_on, language),
        carrier=parcel.carrier.in_language(language) if parcel else "–",
        tracking=parcel.tracking if parcel else "–",
        expected_on=day(parcel.expected_on if parcel else None, language),
        delivered_on=day(parcel.delivered_on if parcel else None, language),
    )
