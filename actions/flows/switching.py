"""Starting, leaving and taking up flows: the actions of data/rules/flows.yml."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.flows import names
from actions.flows.names import BY_INTENT, BY_NAME, Flow
from actions.flows.pausing import (
    active_flow,
    clear_flow_slots,
    last_waiting,
    pause,
    take_up,
    waiting,
    with_active,
)
from actions.flows.said import read_said
from actions.reading.order_number import find_order_number, says_only_order_number
from actions.reading.yesno import says_go_on, says_stop

Domain = dict[str, Any]


class StartFlow(Action):  # type: ignore[misc]
    """Make room for the flow the intent names; one that was left is taken up where it was."""

    def name(self) -> str:
        return "action_start_flow"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[EventType]:
        said = read_said(tracker)
        flow = BY_INTENT.get(said.intent)
        if (meant := _refused_before(tracker, said.text)) not in (None, flow):
            return [*self._start(dispatcher, tracker, meant), FollowupAction(meant.form)]
        return self._start(dispatcher, tracker, flow)

    def _start(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, flow: Flow | None
    ) -> list[EventType]:
        said = read_said(tracker)
        pile = with_active(tracker)
        left = next((one for one in pile if flow and one["flow"] == flow.name), None)
        if flow and left and _same_order(said.text, left["slots"].get(names.ORDER_NUMBER)):
            if left["slots"].get(names.ORDER_NUMBER):
                number = left["slots"][names.ORDER_NUMBER]
                dispatcher.utter_message(response="utter_flow_taken_up", order_number=number)
            return take_up(pile, flow)
        kept = [one for one in pile if one is not left]
        return [
            *clear_flow_slots(),
            SlotSet(names.PAUSED_FLOWS, kept),
            SlotSet(names.RESUME_OFFERED, False),
            SlotSet(names.REFUSED_FLOW, None),
            SlotSet(names.REQUESTED, None),
        ]


def _refused_before(tracker: Tracker, text: str) -> Flow | None:
    """The flow that could not be done for one order, when only another number is named now."""
    refused = tracker.get_slot(names.REFUSED_FLOW)
    return BY_NAME.get(refused) if refused and says_only_order_number(text) else None


def _same_order(text: str, number: str | None) -> bool:
    return find_order_number(text) in (None, number)


class PauseFlow(Action):  # type: ignore[misc]
    """Leave the flow that is going on, if one is, without a word."""

    def name(self) -> str:
        return "action_pause_flow"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[EventType]:
        return pause(tracker)


class StopFlow(Action):  # type: ignore[misc]
    """The customer wants to stop: leave the flow and say how to come back."""

    def name(self) -> str:
        return "action_stop_flow"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[EventType]:
        flow = active_flow(tracker)
        if flow is None:
            dispatcher.utter_message(response="utter_nothing_to_stop")
        else:
            dispatcher.utter_message(response="utter_flow_stopped", flow_intent=flow.intent)
        return pause(tracker)


class EndFlow(Action):  # type: ignore[misc]
    """A form has ended: clear its answers, and offer the flow that was left for it."""

    def name(self) -> str:
        return "action_end_flow"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[EventType]:
        flow = last_waiting(waiting(tracker))
        # Who has just said "stop" is not pressed to go on.
        offer = flow is not None and not says_stop(read_said(tracker).text)
        if flow and offer:
            dispatcher.utter_message(response=f"utter_offer_resume_{flow.name}")
        return [*clear_flow_slots(), SlotSet(names.RESUME_OFFERED, offer)]


class ResumeFlow(Action):  # type: ignore[misc]
    """Yes: take up the flow that was offered; "go on" takes up one that was not."""

    def name(self) -> str:
        return "action_resume_flow"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[EventType]:
        pile = waiting(tracker)
        flow = last_waiting(pile)
        wanted = tracker.get_slot(names.RESUME_OFFERED) or says_go_on(read_said(tracker).text)
        if flow is None or not wanted:
            dispatcher.utter_message(response="utter_how_can_i_help")
            return [SlotSet(names.RESUME_OFFERED, False)]
        return [*take_up(pile, flow), FollowupAction(flow.form)]


class ForgetFlow(Action):  # type: ignore[misc]
    """No to the offer: let the flow go."""

    def name(self) -> str:
        return "action_forget_flow"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[EventType]:
        dispatcher.utter_message(response="utter_flow_forgotten")
        return [
            SlotSet(names.PAUSED_FLOWS, waiting(tracker)[:-1]),
            SlotSet(names.RESUME_OFFERED, False),
        ]
