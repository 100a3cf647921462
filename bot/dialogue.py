"""Rasa's agent as the turn sees it: what state a conversation is in, and one step further.

Three of stock Rasa's habits are undone here (FACTS.md section 3): a tracker store that forgets a
user when the database fails, an action server whose failure is swallowed (action_server.py), and a
save that would commit an unfinished turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered

from bot.action_server import ActionServer
from bot.answer.written import add_written
from bot.current import Outgoing, Turn, current_turn
from bot.errors import TurnFailed
from bot.settings import settings
from bot.store.inbox import InboxMessage
from llm_backend.spans import note, spanned


@dataclass(frozen=True)
class DialogueState:
    """What the conversation has come to.

    expecting: the slot a form has asked for, if any; offered: payloads of the buttons shown;
    choices: the buttons that the latest answer ended with, as a customer would count them.
    """

    language: str | None
    expecting: str | None
    offered: frozenset[str]
    choices: tuple[Mapping[str, str], ...] = ()


class Collector(OutputChannel):  # type: ignore[misc]
    """Rasa's output channel that only collects; the outbox sends after the commit."""

    def __init__(self, channel: str) -> None:
        self._channel = channel

    def name(self) -> str:  # Rasa asks the instance, to pick channel-specific responses
        return self._channel

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take one message of the bot into the turn."""
        turn = current_turn()
        if turn is None:
            raise TurnFailed("an answer was made outside of a turn")
        turn.outgoing.append(
            Outgoing(
                text=message.get("text") or "",
                buttons=_buttons(message),
                citations=tuple(message.get("citations") or ()),
                image=message.get("image"),
                file=_document(message.get("attachment")),
                source=str(message.get("source") or "flow"),
            )
        )


def _buttons(message: Mapping[str, Any]) -> tuple[Mapping[str, str], ...]:
    shown = (message.get("buttons") or []) + (message.get("quick_replies") or [])
    return tuple(
        {"title": str(button["title"]), "payload": str(button.get("payload", button["title"]))}
        for button in shown
    )


def _document(attachment: object) -> str | None:
    """A response's `attachment:`, where it is an address that anybody may open."""
    is_address = isinstance(attachment, str) and attachment.startswith(("https://", "http://"))
    return str(attachment) if is_address else None


def _latest_choices(events: Iterable[Any]) -> tuple[Mapping[str, str], ...]:
    """The last buttons shown since the customer spoke."""
    choices: tuple[Mapping[str, str], ...] = ()
    for event in events:
        if isinstance(event, UserUttered):
            choices = ()
        elif isinstance(event, BotUttered):
            choices = _buttons(event.data or {}) or choices
    return choices


class Dialogue:
    """One Rasa agent, prepared for turns."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent
        add_written(agent.domain.responses, settings().data_dir / "responses")
        store = agent.tracker_store
        inner = getattr(store, "_tracker_store", store)  # out of FailSafeTrackerStore
        agent.tracker_store = agent.processor.tracker_store = inner
        endpoint = agent.processor.action_endpoint
        if endpoint is not None:
            patient = ActionServer.at(endpoint)
            agent.action_endpoint = agent.processor.action_endpoint = patient

    async def state(self, turn: Turn) -> DialogueState:
        """Where the conversation stands before this turn."""
        tracker = await self._agent.tracker_store.retrieve(turn.conversation)
        if tracker is None:
            return DialogueState(language=None, expecting=None, offered=frozenset())
        shown = [_buttons(e.data or {}) for e in tracker.events if isinstance(e, BotUttered)]
        return DialogueState(
            language=tracker.get_slot("language"),
            expecting=tracker.get_slot("requested_slot"),
            offered=frozenset(button["payload"] for buttons in shown for button in buttons),
            choices=_latest_choices(tracker.events),
        )

    async def parse(self, text: str) -> dict[str, Any]:
        """Rasa's own understanding of a text, or of a button's payload."""
        parsed: dict[str, Any] = await self._agent.processor.parse_message(
            UserMessage(text, CollectorOfNothing())
        )
        return parsed

    @spanned("dialogue")
    async def answer(
        self, turn: Turn, message: InboxMessage, text: str, parse_data: dict[str, Any]
    ) -> None:
        """Let Rasa decide and speak; its tracker store commits the whole turn.

        Raises TurnFailed when nothing was committed.
        """
        await self._agent.handle_message(
            UserMessage(
                text,
                Collector(turn.channel),
                turn.conversation,
                parse_data=parse_data,
                input_channel=turn.channel,
                message_id=message.event_id,
                metadata={"inbox_id": turn.inbox_id},
            )
        )
        note(messages=len(turn.outgoing), sources=[said.source or "-" for said in turn.outgoing])
        if not turn.committed:
            raise TurnFailed(turn.fault or "Rasa did not finish the turn")

    def fixed_response(self, name: str, language: str | None) -> str | None:
        """The text of a response without slots, in the customer's language or the default."""
        variants = self._agent.domain.responses.get(name, [])
        matching = [v for v in variants if _speaks(v, language)]
        default = [v for v in variants if not v.get("condition")]
        chosen = next(iter(matching or default), None)
        return str(chosen["text"]) if chosen else None


class CollectorOfNothing(OutputChannel):  # type: ignore[misc]
    """Stands in where Rasa wants a channel and nothing is to be said."""


def _speaks(variant: Mapping[str, Any], language: str | None) -> bool:
    return any(
        condition.get("name") == "language" and condition.get("value") == language
        for condition in variant.get("condition") or ()
    )
