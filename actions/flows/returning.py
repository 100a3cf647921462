"""The return: order, proof, items, reason, refund shown, confirmed, created once."""

from __future__ import annotations

from actions.flows import names
from actions.flows.choosing import ItemStep
from actions.flows.confirming import ConfirmStep
from actions.flows.form import FlowForm
from actions.flows.steps import PROVEN
from actions.flows.turn import FlowTurn
from actions.flows.wording import money, names_of
from actions.reading.corrections import (
    is_correction,
    looks_like_question,
    wants_other_reason,
)
from actions.reading.plain import contains_phrase, plain
from actions.reading.reasons import read_reason
from actions.shop.errors import NotReturnable
from actions.shop.policy import refund
from actions.shop.values import Line, Reason

NOTE_LENGTH = 500
_RETURN_WORDS = ("return", "returning", "send back", "退", "human", "agent", "人工", "客服")
_EXCHANGE_WORDS = ("exchange", "swap", "换货", "换成", "调换", "échanger")


async def chosen_lines(turn: FlowTurn) -> list[Line]:
    """The lines the customer chose."""
    chosen = turn.get(names.ITEM_CHOICE) or []
    return [line for line in (await turn.order()).lines if line.id in chosen]


class ReasonStep:
    """Why: one of the reasons by button, number or words; anything else is "other", with a note."""

    slot = names.RETURN_REASON

    def surely_answers(self, turn: FlowTurn) -> bool:
        text = turn.said.text
        asked = turn.requested == self.slot and not contains_phrase(text, _EXCHANGE_WORDS)
        # "I changed my mind" is a reason, "I don't want to return it" is none.
        leaves = turn.said.intent in names.LEAVING and contains_phrase(text, _RETURN_WORDS)
        return asked and not leaves and read_reason(text) is not None

    async def read(self, turn: FlowTurn) -> bool:
        said = turn.said
        given = turn.said.entities.get("reason")
        if given:
            self._take(turn, read_reason(given) or Reason.OTHER, note="")
        elif turn.requested == self.slot and not turn.used and said.text:
            self._read_words(turn)
        elif turn.requested == names.RETURN_CONFIRM:
            self._read_correction(turn)
        elif turn.requested in (None, *names.PROVEN):
            self._read_opening(turn)
        return turn.get(self.slot) is not None

    def _read_opening(self, turn: FlowTurn) -> None:
        """ "I want to return the kettle, it leaks" has said why."""
        reason = read_reason(turn.opening)
        if reason is not None:
            turn.set(self.slot, reason.value)
            turn.set(names.RETURN_NOTE, turn.opening[:NOTE_LENGTH])

    def _read_words(self, turn: FlowTurn) -> None:
        text = turn.said.text
        reason = _by_number(text) or read_reason(text)
        if reason is None and turn.said.intent not in ("affirm", "deny", "greet", "thank"):
            # Any statement is a reason; a question is one for the rules.
            reason = None if looks_like_question(text) else Reason.OTHER
        if reason is not None:
            self._take(turn, reason, note=text[:NOTE_LENGTH])

    def _read_correction(self, turn: FlowTurn) -> None:
        said = turn.said
        if said.entities.get("change") == "reason" or wants_other_reason(said.text):
            turn.used = True
            turn.forget(self.slot)
        elif is_correction(said.text) and not turn.used:
            reason = read_reason(said.text)
            if reason is not None:
                self._take(turn, reason, note=said.text[:NOTE_LENGTH])

    def _take(self, turn: FlowTurn, reason: Reason, *, note: str) -> None:
        turn.answer(self.slot, reason.value)
        turn.set(names.RETURN_NOTE, note)

    async def ask(self, turn: FlowTurn, *, again: bool) -> None:
        items = names_of(await chosen_lines(turn), turn.language)
        turn.ask("utter_reason_unclear" if again else "utter_which_reason", item_names=items)


def _by_number(text: str) -> Reason | None:
    level = plain(text)
    reasons = list(Reason)
    return reasons[int(level) - 1] if level in map(str, range(1, len(reasons) + 1)) else None


class ReturnConfirmStep(ConfirmStep):
    """Shows the refund and waits for a yes; a no asks what to change."""

    slot = names.RETURN_CONFIRM
    on_no = "utter_return_what_to_change"

    async def ask(self, turn: FlowTurn, *, again: bool) -> None:
        lines = await chosen_lines(turn)
        turn.ask(
            "utter_return_confirm_unclear" if again else "utter_return_summary",
            order_number=turn.order_number,
            item_names=names_of(lines, turn.language),
            refund=money(refund(lines)),
        )


class ReturnForm(FlowForm):
    """What was confirmed is created under the message's own key: once, however often repeated."""

    flow = names.RETURN
    steps = (*PROVEN, ItemStep(), ReasonStep(), ReturnConfirmStep())

    async def complete(self, turn: FlowTurn) -> None:
        assert turn.order_number is not None
        try:
            made = await turn.shop.create_return(
                turn.order_number,
                turn.get(names.ITEM_CHOICE),
                reason=Reason(turn.get(names.RETURN_REASON)),
                note=turn.get(names.RETURN_NOTE) or "",
                caller=turn.caller,
            )
        except NotReturnable:
            turn.say("utter_return_no_longer", order_number=turn.order_number)
            turn.end(forget_order=True)
            return
        turn.say(
            "utter_return_created",
            return_number=made.number,
            order_number=made.order_number,
            refund=money(made.refund),
        )
        turn.end()
