"""The last step before something is done: yes, no, or a correction."""

from __future__ import annotations

from abc import ABC, abstractmethod

from actions.flows.turn import FlowTurn
from actions.reading.yesno import says_no, says_yes


class ConfirmStep(ABC):
    """A subclass names its slot, its question, and what a no is answered with."""

    slot: str
    on_no: str

    def surely_answers(self, turn: FlowTurn) -> bool:
        asked = turn.requested == self.slot
        return asked and (says_yes(turn.said.text) or says_no(turn.said.text))

    async def read(self, turn: FlowTurn) -> bool:
        # A message that corrected an earlier step is no yes to what it changed.
        if turn.requested == self.slot and not turn.used:
            if _yes(turn):
                turn.answer(self.slot, True)
            elif _no(turn):
                turn.used = True
                await self.refuse(turn)
        return turn.get(self.slot) is True

    async def refuse(self, turn: FlowTurn) -> None:
        """Nothing is done; by default the customer is asked what to change."""
        turn.ask(self.on_no, order_number=turn.order_number)

    @abstractmethod
    async def ask(self, turn: FlowTurn, *, again: bool) -> None:
        """Show what will be done and ask for a yes."""


def _yes(turn: FlowTurn) -> bool:
    said = turn.said
    return says_yes(said.text) or (said.intent == "affirm" and not says_no(said.text))


def _no(turn: FlowTurn) -> bool:
    said = turn.said
    return says_no(said.text) or (said.intent == "deny" and not says_yes(said.text))
