"""The steps every flow begins with: which order, and is it yours."""

from __future__ import annotations

from typing import Protocol

from actions.flows import names
from actions.flows.turn import FlowTurn
from actions.reading.corrections import wants_other_order
from actions.reading.identity import read_proof
from actions.reading.order_number import find_order_number, says_only_order_number
from actions.reading.yesno import says_forgot
from actions.shop.errors import TooManyTries
from actions.shop.values import Check


class Step(Protocol):
    """One question of a flow."""

    slot: str

    def surely_answers(self, turn: FlowTurn) -> bool:
        """Whether the message is an answer to this step, whatever the intent seems to be."""

    async def read(self, turn: FlowTurn) -> bool:
        """Take what the message says to this step; True when the flow may go on to the next."""

    async def ask(self, turn: FlowTurn, *, again: bool) -> None:
        """Ask the question; `again`: the answer was not understood."""


class OrderStep:
    """Which order: from the sentence, from before, or asked for. Correctable at any time."""

    slot = names.ORDER_NUMBER

    def surely_answers(self, turn: FlowTurn) -> bool:
        if turn.requested == self.slot and says_forgot(turn.said.text):
            return True
        return says_only_order_number(turn.said.text) and _number(turn) is not None

    async def read(self, turn: FlowTurn) -> bool:
        number = _number(turn)
        if number and number != turn.order_number:
            return await self._take(turn, number)
        if number:
            turn.used = True
        elif turn.said.entities.get("change") == "order" or wants_other_order(turn.said.text):
            turn.choose_order(_the_other(turn))
        return turn.order_number is not None

    async def _take(self, turn: FlowTurn, number: str) -> bool:
        turn.used = True
        try:
            known = await turn.shop.knows(number, caller=turn.caller)
        except TooManyTries:
            turn.say("utter_too_many_numbers")
            turn.end()
            return False
        if not known:
            turn.choose_order(None)
            turn.ask("utter_order_not_found", order_number=number)
            return False
        turn.choose_order(number)
        return True

    async def ask(self, turn: FlowTurn, *, again: bool) -> None:
        turn.ask("utter_order_number_unclear" if again else "utter_which_order")


def _number(turn: FlowTurn) -> str | None:
    bare = turn.requested == names.ORDER_NUMBER
    entity = turn.said.entities.get(names.ORDER_NUMBER)
    return find_order_number(turn.said.text, bare_digits=bare) or (
        find_order_number(entity) if entity else None
    )


def _the_other(turn: FlowTurn) -> str | None:
    """Of two orders proved in this conversation, "the other one" is clear."""
    known = turn.get(names.VERIFIED_ORDERS) or {}
    others = [number for number in known if number != turn.order_number]
    return others[0] if len(others) == 1 and turn.is_verified(others[0]) else None


class VerificationStep:
    """Is it yours: once an order and conversation, by phone digits or e-mail."""

    slot = names.VERIFICATION

    def surely_answers(self, turn: FlowTurn) -> bool:
        if turn.requested != self.slot:
            return False
        text = turn.said.text
        return says_forgot(text) or read_proof(text, asked=True) is not None

    async def read(self, turn: FlowTurn) -> bool:
        number = turn.order_number
        assert number is not None
        if turn.get(self.slot) == number:
            return True
        if turn.is_verified(number):
            turn.set(self.slot, number)
            return True
        proof = read_proof(turn.said.text, asked=turn.requested == self.slot)
        if proof is None:
            if turn.requested != self.slot and await turn.shop.locked(number, caller=turn.caller):
                self._refuse(turn, Check.LOCKED, 0)  # rather than ask for what is not looked at
            return False
        turn.used = True
        result = await turn.shop.check(number, proof, caller=turn.caller)
        if result.outcome is Check.MATCH:
            turn.remember_verified(number)
            turn.set(self.slot, number)
            return True
        self._refuse(turn, result.outcome, result.tries_left)
        return False

    def _refuse(self, turn: FlowTurn, outcome: Check, tries_left: int) -> None:
        number = turn.order_number
        if outcome is Check.LOCKED:
            turn.say("utter_verification_locked", order_number=number)
        elif tries_left == 0:
            turn.say("utter_verification_failed", order_number=number)
        else:
            turn.ask("utter_verification_wrong", order_number=number, tries_left=tries_left)
            return
        turn.end(forget_order=True)

    async def ask(self, turn: FlowTurn, *, again: bool) -> None:
        response = "utter_verification_unclear" if again else "utter_verify"
        turn.ask(response, order_number=turn.order_number)


PROVEN: tuple[Step, ...] = (OrderStep(), VerificationStep())
"""What comes first in every flow."""
