"""Plays a test conversation through the trained model, the real actions and a real shop.

Rasa's stock responses speak in place of the model, so that a test says the same every time.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import uuid4

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage

from bot.ops.check.conversation import Conversation, Step
from bot.ops.check.problem import Problem
from bot.pii.vault import Vault
from bot.understanding.understand import Understanding

_BLANK = re.compile(r"\{[a-z_]+\}")
_NO_SHOP = "no.such.shop:nowhere"


class Player:
    """One agent, many conversations."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent

    async def play(self, conversation: Conversation) -> Problem | None:
        """The first step that went otherwise than written, or None."""
        with _shop_setting():
            game = _Game(self._agent, conversation)
            for step in conversation.steps:
                message = await game.step(step)
                if message:
                    where = f"“{conversation.name}”: {message}"
                    return Problem(conversation.file, step.line, where)
        return None


@contextmanager
def _shop_setting() -> Iterator[None]:
    """Whatever the conversation does to the shop is undone after it."""
    before = os.environ.get("XIAOQ_SHOP")
    try:
        yield
    finally:
        _set_shop(before)


def _set_shop(name: str | None) -> None:
    if name is None:
        os.environ.pop("XIAOQ_SHOP", None)
    else:
        os.environ["XIAOQ_SHOP"] = name


class _Heard(OutputChannel):  # type: ignore[misc]
    """What the bot says, with the names of the responses."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        return "check"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.messages.append(message)


class _Game:
    """The state of one conversation being played."""

    def __init__(self, agent: Agent, conversation: Conversation) -> None:
        self._agent = agent
        self._language = conversation.language
        self._sender = f"check-{uuid4().hex}"
        self._turn = 0
        self._intent = ""
        self._shop = os.environ.get("XIAOQ_SHOP")
        self._uttered: list[dict[str, Any]] = []
        self._unread: list[str] = []

    async def step(self, step: Step) -> str | None:
        """Do or check one step; what is wrong, in plain words."""
        if step.kind == "customer":
            return await self._say(step.values[0])
        if step.kind == "presses":
            return await self._press(step.values[0])
        if step.kind == "shop":
            _set_shop(_NO_SHOP if step.values[0] == "does not answer" else self._shop)
            return None
        if step.kind == "new_session":
            self._sender = f"check-{uuid4().hex}"
            return None
        if step.kind == "waits_for":
            return self._check_waits_for(step.values, _waits_for(await self._tracker()))
        checks = {
            "bot": self._check_responses,
            "says": self._check_says,
            "never_says": self._check_never_says,
        }
        return checks[step.kind](step.values)

    async def _say(self, text: str, *, payload: str | None = None) -> str | None:
        if self._unread:
            return f"before this the bot also said {', '.join(self._unread)}"
        self._turn += 1
        heard = _Heard()
        message = UserMessage(
            text,
            heard,
            self._sender,
            parse_data=await self._parse(text, payload or text, await self._tracker()),
            metadata={"inbox_id": f"{self._sender}-{self._turn}"},
        )
        await self._agent.handle_message(message)
        self._uttered = heard.messages
        if open_blank := _BLANK.search(self._text()):
            return f"the bot shows the blank {open_blank[0]} as it is: {self._text()}"
        self._unread = [str(one.get("utter_action") or "a text") for one in self._uttered]
        return None if self._uttered else "the bot said nothing"

    async def _parse(self, text: str, meant: str, tracker: Any) -> dict[str, Any]:
        """Understood as in a real turn (bot/turn.py), without a model to ask."""
        understood = await Understanding().understand(
            meant,
            parse=self._rasa_parse,
            vault=Vault(),
            session_language=self._language,
            expecting=_waits_for(tracker),
            conversing=True,
        )
        self._intent = understood.intent
        return replace(understood, language=self._language).parse_data(text)

    async def _rasa_parse(self, text: str) -> dict[str, Any]:
        parsed: dict[str, Any] = await self._agent.processor.parse_message(UserMessage(text))
        return parsed

    async def _tracker(self) -> Any:
        return await self._agent.processor.get_tracker(self._sender)

    async def _press(self, title: str) -> str | None:
        buttons = {
            button["title"]: button["payload"]
            for one in self._uttered
            for button in one.get("buttons") or ()
        }
        fitting = [payload for shown, payload in buttons.items() if title in shown]
        if not fitting:
            return f"there is no button “{title}”; there are: {', '.join(buttons) or 'none'}"
        self._unread = []
        return await self._say(title, payload=fitting[0])

    def _check_responses(self, expected: tuple[str, ...]) -> str | None:
        said = self._unread
        self._unread = []
        if list(expected) == said:
            return None
        return (
            f"the bot should say {', '.join(expected)} but said {', '.join(said) or 'nothing'} "
            f"(it understood: {self._intent})"
        )

    def _text(self) -> str:
        return "\n".join(one.get("text") or "" for one in self._uttered)

    def _check_says(self, expected: tuple[str, ...]) -> str | None:
        self._unread = []
        missing = [part for part in expected if part not in self._text()]
        if not missing:
            return None
        return f"“{missing[0]}” is missing; the bot said: {self._text()}"

    def _check_never_says(self, expected: tuple[str, ...]) -> str | None:
        found = [part for part in expected if part in self._text()]
        return f"“{found[0]}” should not be said; the bot said: {self._text()}" if found else None

    def _check_waits_for(self, expected: tuple[str, ...], waiting: str | None) -> str | None:
        wanted = None if expected[0] in ("nothing", "None") else expected[0]
        if waiting == wanted:
            return None
        return f"the bot should be waiting for {expected[0]} but waits for {waiting or 'nothing'}"


def _waits_for(tracker: Any) -> str | None:
    """The slot the active form has asked for."""
    slot: str | None = tracker.get_slot("requested_slot") if tracker.active_loop_name else None
    return slot
