"""A flow as a Rasa form: one `validate_…_form` action drives it.

Rasa calls the action with every message while the form is active, when it starts, and after an
interruption. It reads the message, goes through the steps, and asks the next question itself; the
texts are domain.yml's. What comes back to Rasa:

- slots and `requested_slot`: the form goes on (or ends, `requested_slot: null`);
- nothing at all: the form rejects the message, and the rules decide what to do with it.
"""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.flows import names
from actions.flows.names import BY_INTENT, INTERRUPTING, LEAVING, Flow
from actions.flows.pausing import pause
from actions.flows.said import Said, read_caller, read_opening, read_said, was_interrupted
from actions.flows.steps import Step
from actions.flows.turn import FlowTurn
from actions.reading.yesno import says_stop
from actions.shop.errors import ShopError, ShopUnavailable
from actions.shop.interface import the_shop

logger = logging.getLogger(__name__)


class FlowForm(Action, ABC):  # type: ignore[misc]
    """Base of the six flows; a subclass names its flow, its steps and what completes it."""

    flow: ClassVar[Flow]
    steps: ClassVar[tuple[Step, ...]]

    def name(self) -> str:
        return f"validate_{self.flow.form}"

    @abstractmethod
    async def complete(self, turn: FlowTurn) -> None:
        """Every step is done: say or do what the flow is for."""

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        interrupted = was_interrupted(tracker, self.flow.form)
        said = Said() if interrupted else read_said(tracker)
        requested = _requested(tracker, self.flow)
        try:
            turn = FlowTurn(
                flow=self.flow,
                said=said,
                caller=read_caller(tracker),
                shop=the_shop(),
                slots=dict(tracker.slots),
                requested=requested,
                opening=read_opening(tracker, self.flow.intent),
            )
            if requested and not interrupted and self._leaves(turn):
                return self._stop(dispatcher, tracker) if says_stop(said.text) else []
            await self._advance(turn)
        except ShopError as error:
            return self._apologise(dispatcher, tracker, error)
        except Exception as error:  # a fault of ours must not end the customer's conversation
            return self._apologise(dispatcher, tracker, error)
        if _is_interruption(turn) and not interrupted:
            return []
        for message in turn.messages:
            dispatcher.utter_message(**message)
        return turn.events()

    def _leaves(self, turn: FlowTurn) -> bool:
        """Whether the message is about something else; a plain answer never is."""
        said = turn.said
        if says_stop(said.text):
            return True
        other_flow = said.intent in BY_INTENT and said.intent != self.flow.intent
        if not other_flow and said.intent not in LEAVING:
            return False
        return said.is_payload or not any(step.surely_answers(turn) for step in self.steps)

    async def _advance(self, turn: FlowTurn) -> None:
        for step in self.steps:
            if not await step.read(turn):
                break
        else:
            await self.complete(turn)
        if turn.ended or turn.asked:
            return
        step = next(step for step in self.steps if step.slot == turn.next_slot())
        understood = turn.used or turn.requested is None or not turn.said.intent
        await step.ask(turn, again=not understood and step.slot == turn.requested)

    def _stop(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        """A bare "cancel" or 算了 leaves the flow, whatever the understanding made of it."""
        dispatcher.utter_message(response="utter_flow_stopped", flow_intent=self.flow.intent)
        return pause(tracker)

    def _apologise(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, error: Exception
    ) -> list[EventType]:
        """Everything stays where it was; the button handles the same message again."""
        cause = f": {error}" if isinstance(error, ShopError) else ""
        log = logger.warning if isinstance(error, ShopUnavailable) else logger.error
        log("flow %s failed, %s%s", self.flow.name, type(error).__name__, cause)
        dispatcher.utter_message(response="utter_shop_unavailable")
        return _unchanged(tracker, self.flow)


def _is_interruption(turn: FlowTurn) -> bool:
    """Whether the message answered nothing and is one the rules have a reply to."""
    nothing_done = turn.requested and not turn.used and not turn.ended
    return bool(nothing_done) and turn.said.intent in INTERRUPTING


def _unchanged(tracker: Tracker, flow: Flow) -> list[EventType]:
    """Events that keep a form as it is, waiting for the same answer."""
    slots = tracker.slots
    first = next((name for name in flow.slots if slots.get(name) is None), flow.slots[-1])
    return [
        SlotSet(names.ORDER_NUMBER, slots.get(names.ORDER_NUMBER)),
        SlotSet(names.REQUESTED, _requested(tracker, flow) or first),
    ]


def _requested(tracker: Tracker, flow: Flow) -> str | None:
    """What this form asked for last; None when it has only just been started."""
    if (tracker.active_loop or {}).get("name") != flow.form:
        return None
    asked = tracker.get_slot(names.REQUESTED)
    return asked if asked in flow.slots else None
