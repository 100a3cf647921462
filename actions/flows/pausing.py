"""Leaving a flow without losing it: what was answered waits in the slot `paused_flows`.

A pile: the flow left last is the first to be offered again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet

from actions.flows import names
from actions.flows.names import BY_FORM, BY_NAME, FLOWS, Flow

DEPTH = 3
"""Flows that wait at a time; nobody remembers more."""

Waiting = Mapping[str, Any]


def active_flow(tracker: Tracker) -> Flow | None:
    """The flow that is going on."""
    return BY_FORM.get((tracker.active_loop or {}).get("name") or "")


def waiting(tracker: Tracker) -> list[Waiting]:
    """The flows that wait, the one left last at the end."""
    return list(tracker.get_slot(names.PAUSED_FLOWS) or [])


def with_active(tracker: Tracker) -> list[Waiting]:
    """The pile with the flow that is going on laid on top."""
    flow = active_flow(tracker)
    if flow is None:
        return waiting(tracker)
    kept = {
        name: tracker.get_slot(name)
        for name in (names.ORDER_NUMBER, *flow.own_slots)
        if name != names.VERIFICATION
    }
    others = [one for one in waiting(tracker) if one["flow"] != flow.name]
    return [*others, {"flow": flow.name, "slots": kept}][-DEPTH:]


def clear_flow_slots() -> list[EventType]:
    """Empty what belongs to single flows; the order number stays for the next one."""
    own = {name for flow in FLOWS for name in flow.own_slots}
    return [SlotSet(name, None) for name in sorted(own)]


def pause(tracker: Tracker) -> list[EventType]:
    """Leave the flow that is going on; it can be taken up again."""
    return [
        SlotSet(names.PAUSED_FLOWS, with_active(tracker)),
        SlotSet(names.RESUME_OFFERED, False),
        SlotSet(names.REQUESTED, None),
        ActiveLoop(None),
    ]


def take_up(pile: list[Waiting], flow: Flow) -> list[EventType]:
    """Put the answers of a waiting flow back where they were, and take it off the pile."""
    chosen = next(one for one in pile if one["flow"] == flow.name)
    return [
        *clear_flow_slots(),
        *(SlotSet(name, value) for name, value in chosen["slots"].items()),
        SlotSet(names.PAUSED_FLOWS, [one for one in pile if one is not chosen]),
        SlotSet(names.RESUME_OFFERED, False),
        SlotSet(names.REQUESTED, None),
    ]


def last_waiting(pile: list[Waiting]) -> Flow | None:
    """The flow to offer next."""
    return BY_NAME.get(pile[-1]["flow"]) if pile else None
