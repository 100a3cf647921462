"""The return's third step: which of the order's items."""

from __future__ import annotations

from collections.abc import Sequence

from actions.flows import names
from actions.flows.turn import FlowTurn
from actions.flows.wording import line_name, names_of, numbered
from actions.reading.corrections import is_correction, wants_other_items
from actions.reading.item_names import named_lines
from actions.reading.item_numbers import read_positions
from actions.reading.items import choose_items
from actions.shop.policy import RETURN_DAYS, Verdict, judge, returnable
from actions.shop.values import Line, Order

BUTTON_LENGTH = 40
"""Characters of a button's title; channels cut further as their platforms demand."""


class ItemStep:
    """Asks for items that may go back; says of every other one why it may not."""

    slot = names.ITEM_CHOICE

    def surely_answers(self, turn: FlowTurn) -> bool:
        if turn.requested != self.slot or not turn.said.text:
            return False
        try:
            return bool(read_positions(turn.said.text, count=99))
        except IndexError:
            return False

    async def read(self, turn: FlowTurn) -> bool:
        order = await turn.order()
        allowed = returnable(order, today=turn.today)
        if not allowed:
            # A yes handled again after a crash finds its items returned: by itself. The shop knows.
            if turn.requested == names.RETURN_CONFIRM and turn.get(self.slot):
                return True
            self._refuse_order(turn, order)
            return False
        if turn.requested in (None, *names.PROVEN) and turn.get(self.slot) is None:
            self._read_opening(turn, allowed)
        elif self._concerns_items(turn):
            self._choose(turn, order, allowed)
        if len(order.lines) == 1 and turn.get(self.slot) is None and not turn.asked:
            turn.set(self.slot, [allowed[0].id])
        return turn.get(self.slot) is not None

    def _concerns_items(self, turn: FlowTurn) -> bool:
        """Whether to look for items in the message: asked for, or taken back later on."""
        said = turn.said
        if said.entities.get("item_choice") or said.entities.get("change") == "items":
            return True
        if turn.requested == self.slot:
            return True
        later = turn.requested in (names.RETURN_REASON, names.RETURN_CONFIRM)
        return later and (is_correction(said.text) or wants_other_items(said.text))

    def _choose(self, turn: FlowTurn, order: Order, allowed: Sequence[Line]) -> None:
        text = turn.said.entities.get("item_choice") or turn.said.text
        choice = choose_items(text, allowed)
        if choice is None:
            self._not_chosen(turn, order, allowed, text)
        elif choice.out_of_range:
            self._ask_anew(turn, "utter_items_out_of_range", allowed)
        elif choice.ambiguous:
            self._ask_anew(turn, "utter_items_ambiguous", allowed)
        else:
            self._take(turn, [allowed[at] for at in sorted(choice.positions)])

    def _read_opening(self, turn: FlowTurn, allowed: Sequence[Line]) -> None:
        """ "I want to return the shoes" has said which, when only one pair can be meant.

        Numbers do not count, as no list was shown yet.
        """
        named = named_lines(turn.opening, allowed)
        if len({allowed[at].name for at in named}) == len(named) > 0:
            turn.set(self.slot, [allowed[at].id for at in sorted(named)])

    def _take(self, turn: FlowTurn, lines: Sequence[Line]) -> None:
        ids = [line.id for line in lines]
        if not ids or (ids == turn.get(self.slot) and turn.requested != self.slot):
            return  # "changed my mind about the bag" is no other choice than the bag
        turn.set(self.slot, ids)
        turn.forget(names.RETURN_CONFIRM)
        turn.used = True

    def _not_chosen(self, turn: FlowTurn, order: Order, allowed: Sequence[Line], text: str) -> None:
        """Perhaps an item was named that may not go back; perhaps another choice is wanted."""
        blocked = [order.lines[at] for at in named_lines(text, order.lines)]
        blocked = [line for line in blocked if line not in allowed]
        if blocked:
            turn.used = True
            for line in blocked:
                self._explain(turn, line, judge(order, line, today=turn.today))
            turn.forget(self.slot)
        elif turn.said.entities.get("change") == "items" or wants_other_items(text):
            turn.used = True
            turn.forget(self.slot)

    def _ask_anew(self, turn: FlowTurn, response: str, allowed: Sequence[Line]) -> None:
        turn.used = True
        turn.forget(self.slot)
        self._show(turn, response, allowed)

    def _refuse_order(self, turn: FlowTurn, order: Order) -> None:
        """Nothing of the order may go back: the one reason, or each item's own."""
        verdicts = {line: judge(order, line, today=turn.today) for line in order.lines}
        reasons = set(verdicts.values())
        single = reasons.pop() if len(reasons) == 1 else None
        response = f"utter_return_{single.value if single else 'nothing'}"
        turn.say(response, order_number=order.number, days=RETURN_DAYS)
        for line, verdict in verdicts.items() if single is None else ():
            self._explain(turn, line, verdict)
        turn.end(forget_order=True)

    def _explain(self, turn: FlowTurn, line: Line, verdict: Verdict) -> None:
        name = line_name(line, turn.language)
        turn.say(f"utter_item_{verdict.value}", item_name=name, days=RETURN_DAYS)

    async def ask(self, turn: FlowTurn, *, again: bool) -> None:
        order = await turn.order()
        allowed = returnable(order, today=turn.today)
        partly = len(allowed) < len(order.lines)
        first = "utter_which_items_partly" if partly else "utter_which_items"
        self._show(turn, "utter_items_unclear" if again else first, allowed, order=order)

    def _show(
        self,
        turn: FlowTurn,
        response: str,
        allowed: Sequence[Line],
        *,
        order: Order | None = None,
    ) -> None:
        others = [line for line in order.lines if line not in allowed] if order else []
        turn.ask(
            response,
            buttons=_buttons(allowed, turn.language),
            order_number=turn.order_number,
            order_items=numbered(allowed, turn.language),
            other_items=names_of(others, turn.language),
        )


def _buttons(lines: Sequence[Line], language: str | None) -> list[dict[str, str]]:
    """One button an item, by its number in the list."""
    return [
        {
            "title": line_name(line, language)[:BUTTON_LENGTH],
            "payload": f'/inform{{"item_choice": "{at}"}}',
        }
        for at, line in enumerate(lines, 1)
    ]
