"""The life of one message. Read this first: each line is a step of DESIGN.md section 1.

inbox ► vault ► where the conversation stands ► what was said ► what it means
      ► Rasa decides and speaks (actions, flows, the model) ► one commit ► outbox
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from bot.buttons import counted, offered_payload
from bot.current import Outgoing, Turn, during
from bot.dialogue import Dialogue, DialogueState
from bot.fixed_answer import fixed_answer
from bot.presence import Presence
from bot.store.commit import commit_turn, park
from bot.store.database import Database
from bot.store.files import file_in_view, file_of
from bot.store.inbox import InboxMessage
from bot.store.lease import Lease
from bot.store.vaults import open_vault
from bot.understanding.file_question import about_file
from bot.understanding.understand import Understanding
from llm_backend.caller import calls_for
from llm_backend.spans import note, spanned

SORRY = (
    "抱歉，系统刚才出了点问题，请稍后再试一次。\n\n"
    "Sorry, something went wrong on our side. Please try again in a moment."
)


@dataclass(frozen=True)
class TurnParts:
    """What a turn works with; made once a process by bootstrap."""

    database: Database
    presence: Presence
    dialogue: Dialogue
    understanding: Understanding
    model_seconds: float = 60.0
    """For all that the model is asked in one turn."""


@dataclass(frozen=True)
class Said:
    """What the customer said: words, or a button of ours with its payload."""

    text: str
    payload: str | None = None


async def take_turn(message: InboxMessage, lease: Lease, parts: TurnParts) -> Turn:
    """Handle one message and commit everything it led to in one transaction.

    Raises LeaseLost when another worker took over, TurnFailed or StoreError when it should be
    tried again; in each case nothing was written.
    """
    turn = await _open_turn(message, lease, parts)
    with during(turn), calls_for(f"turn-{turn.inbox_id}", seconds=parts.model_seconds):
        await turn.emit_typing()
        state = await parts.dialogue.state(turn)
        said = read(message, state)
        if name := fixed_answer(message, said.text):
            await _answer_fixed(turn, message, name, state, parts)
            return turn
        parse_data = await _understand(turn, said, state, parts)
        await parts.dialogue.answer(turn, message, said.text, parse_data)
    return turn


async def give_up(message: InboxMessage, lease: Lease, parts: TurnParts) -> None:
    """Park a message that cannot be handled, and apologise; the conversation goes on."""
    turn = await _open_turn(message, lease, parts)
    with during(turn):
        state = await parts.dialogue.state(turn)
    text = parts.dialogue.fixed_response("utter_apology", state.language) or SORRY
    again = {"title": message.payload.get("text", "")[:60], "payload": ""}
    buttons = (again,) if again["title"] else ()
    await park(parts.database, turn, Outgoing(text, buttons=buttons))


def read(message: InboxMessage, state: DialogueState) -> Said:
    """Words, or a payload that a button of this conversation really carried.

    Rasa takes any text that starts with a slash for an intent with slots; typed by a customer it
    is only words, or anybody could set a slot such as "verified".
    """
    text = str(message.payload.get("text") or "").strip()
    payload = offered_payload(message.payload.get("payload"), state.offered)
    if payload:
        return Said(text or payload, payload)
    if message.payload.get("numbered") and (button := counted(text, state.choices)):
        return Said(button["title"], button["payload"] or None)
    return Said(text.lstrip("/").strip() or text)


async def _answer_fixed(
    turn: Turn, message: InboxMessage, name: str, state: DialogueState, parts: TurnParts
) -> None:
    """Say a response of the designers' without Rasa: there are no words to understand."""
    turn.language = state.language or message.payload.get("language")
    text = parts.dialogue.fixed_response(name, turn.language) or SORRY
    turn.outgoing.append(Outgoing(text))
    await commit_turn(parts.database, turn)


async def _open_turn(message: InboxMessage, lease: Lease, parts: TurnParts) -> Turn:
    return Turn(
        conversation=message.conversation,
        inbox_id=message.id,
        channel=message.channel,
        fence=lease.fence,
        line=message.line,
        vault=open_vault(await parts.database.cipher(message.conversation), lease.vault),
        version=lease.version,
        event_ids=lease.event_ids,
        emit=partial(parts.presence.publish, message.conversation),
        find_file=partial(file_in_view, parts.database, message),
        facts={"file": message.payload["file"]["kind"]} if file_of(message) else {},
    )


@spanned("understand")
async def _understand(
    turn: Turn, said: Said, state: DialogueState, parts: TurnParts
) -> dict[str, object]:
    understood = await parts.understanding.understand(
        said.payload or said.text,
        parse=parts.dialogue.parse,
        vault=turn.vault,
        session_language=state.language,
        expecting=state.expecting,
        conversing=True,
    )
    if not said.payload:
        understood = await about_file(understood, said.text, state.expecting, turn)
    turn.language = understood.language
    turn.facts.update(
        intent=understood.intent,
        confidence=understood.confidence,
        source=understood.source,
        language=understood.language,
        asked=state.expecting,
    )
    note(**turn.facts)
    return understood.parse_data(said.text)
