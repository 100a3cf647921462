"""Small talk around the flows that needs to know what was before."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.flows import names
from actions.flows.said import read_said
from actions.reading.order_number import find_order_number

Domain = dict[str, Any]


class Greet(Action):  # type: ignore[misc]
    """Introduce XiaoQ once; afterwards a shorter word."""

    def name(self) -> str:
        return "action_greet"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[EventType]:
        again = tracker.get_slot(names.GREETED)
        dispatcher.utter_message(response="utter_greet_again" if again else "utter_greet")
        return [SlotSet(names.GREETED, True)]


class HandOver(Action):  # type: ignore[misc]
    """Tell the customer that a person takes over, and leave the mark staff look for."""

    def name(self) -> str:
        return "action_hand_over"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[EventType]:
        dispatcher.utter_message(response="utter_talk_to_human")
        return [SlotSet(names.WANTS_HUMAN, True)]


class AnswerIdle(Action):  # type: ignore[misc]
    """An answer to a question nobody asked: an order number is taken up, for the rest help is."""

    def name(self) -> str:
        return "action_answer_idle"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[EventType]:
        said = read_said(tracker)
        number = find_order_number(
            said.text or said.entities.get(names.ORDER_NUMBER, ""), bare_digits=True
        )
        if number is None:
            dispatcher.utter_message(response="utter_how_can_i_help")
            return []
        dispatcher.utter_message(response="utter_what_with_order", order_number=number)
        return [SlotSet(names.ORDER_NUMBER, number)]
