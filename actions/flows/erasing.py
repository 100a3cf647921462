"""Forgetting a customer: asked once more, then the bot erases the whole conversation.

Whoever writes in a conversation is who the platform, or the web session's token, says they are,
and only their own conversation goes; so no further proof is asked for.
"""

from __future__ import annotations

from actions.flows import names
from actions.flows.confirming import ConfirmStep
from actions.flows.form import FlowForm
from actions.flows.turn import FlowTurn


class EraseConfirmStep(ConfirmStep):
    """Says what will be gone and what stays."""

    slot = names.ERASE_CONFIRM
    on_no = "utter_data_kept"

    async def refuse(self, turn: FlowTurn) -> None:
        turn.say(self.on_no)
        turn.end()

    async def ask(self, turn: FlowTurn, *, again: bool) -> None:
        turn.ask("utter_erase_confirm_unclear" if again else "utter_erase_confirm")


class EraseForm(FlowForm):
    """The slot, once true, is the order to erase (bot/store/tracker_store.py)."""

    flow = names.ERASE
    steps = (EraseConfirmStep(),)

    async def complete(self, turn: FlowTurn) -> None:
        turn.say("utter_erasure_begun")
        turn.end()
