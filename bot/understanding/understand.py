"""Understanding one message: Rasa's NLU, and the model where the NLU is not sure."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.pii.vault import Vault
from bot.read_ahead import read_ahead
from bot.understanding.command import Command, instructions, read_command, request
from bot.understanding.form_answer import (
    OPEN_SLOTS,
    after_no,
    intent_in_form,
    is_bare_number,
    keeps_a_part,
    looks_like_question,
)
from bot.understanding.language import detect_language
from bot.understanding.payload import is_payload
from bot.understanding.reading import Reading
from bot.understanding.shop_ids import shop_ids
from bot.understanding.understood import FREE_FORM, INFORM, Understood
from llm_backend.errors import ModelError

if TYPE_CHECKING:
    from bot.pii.scrubber import Scrubber
    from llm_backend.client import ModelClient

_AFTER_NO = frozenset({"stop_flow", "deny", "affirm"})
"""What a message that begins with "no, …" may be taken for by its first word."""
_LEAVING = frozenset({"stop_flow", "cancel_order", "restart", "talk_to_human"})
_ANSWERS = 0.75
"""Probability of `inform` from which a message is taken for an answer though nobody asked."""
_ON_ORDERS = frozenset(
    {"return_order", "exchange_item", "cancel_order", "change_address", "invoice", "order_status"}
)
_LEAST, _FEW_WORDS = 0.15, 6
_WORDS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{1,2}|[^\W\d_]+")
"""A Latin word, or two signs where words are not spaced."""
Parse = Callable[[str], Awaitable[dict[str, Any]]]


@dataclass(frozen=True, kw_only=True)
class Confidence:
    """When the NLU is believed without the model, and how long the model may take.

    sure: the probability, and margin: the lead over the second intent, from which it is believed
    (docs/understanding.md has the measured curve); least: the probability below which its best
    guess is not acted on when the model is silent too; deadline in seconds.
    """

    sure: float = 0.55
    margin: float = 0.2
    least: float = 0.3
    deadline: float = 2.5

    def enough(self, reading: Reading) -> bool:
        """Whether the NLU alone decides."""
        return reading.confidence >= self.sure and reading.margin >= self.margin


class Understanding:
    """Understands messages; without a model, or when it fails, the NLU's best guess stands.

    A mere guess begins no flow, and calls no colleague: it is answered as a question.
    """

    def __init__(
        self,
        *,
        scrubber: Scrubber | None = None,
        model: ModelClient | None = None,
        confidence: Confidence = Confidence(),
    ) -> None:
        self._scrubber, self._model, self._confidence = scrubber, model, confidence

    async def warm_up(self) -> None:
        """Let the model server read the prompt's fixed part, before the first customer.

        Read for the first time within the deadline, it would make the first readings miss it.
        """
        if self._model is not None and self._scrubber is not None:
            await read_ahead(self._model, self._scrubber.fixed(instructions()))

    async def understand(
        self,
        text: str,
        *,
        parse: Parse,
        vault: Vault,
        session_language: str | None = None,
        expecting: str | None = None,
        conversing: bool = False,
    ) -> Understood:
        """What `text` says.

        parse: Rasa's own parse. expecting: the slot that a form has asked for; only then can the
        intent be `inform`. conversing: the text stands in a conversation, where bare digits,
        and what is nothing but an answer ("too small"), are `inform` too: they answer what was
        asked before the form was left. A button's payload goes through as Rasa reads it.
        """
        reading = Reading.of(await parse(text))
        if is_payload(text):
            return _said(reading, session_language or detect_language(""), reading.intent)
        language = await self._language(text, session_language)
        if expecting is not None:
            if reading.intent in _AFTER_NO:
                reading = await _after_no(text, reading, parse)
            return await self._answer(text, reading, language, vault, expecting)
        answers = reading.probability(INFORM) >= _ANSWERS and not looks_like_question(text)
        reading = reading.without(INFORM)
        if _only_number(text, reading):
            return _said(reading, language, "order_status")
        if conversing and (answers or is_bare_number(text)):
            return _said(reading, language, INFORM)
        if reading.intent == FREE_FORM and _is_about_order(text, reading):
            return _said(reading, language, _order_intent(reading))
        command = await self._command(text, reading, language, vault)
        guessed = reading.confidence < self._confidence.least
        return _said(reading, language, FREE_FORM if guessed else reading.intent, command)

    async def _language(self, text: str, session: str | None) -> str:
        """The language of what is said; a French address in it makes nobody French."""
        language = detect_language(text, session=session)
        if session is None or language == session or self._scrubber is None:
            return language
        said = await self._scrubber.scrub_async(text, vault=Vault())
        return detect_language(said.text.value, session=session)

    async def _answer(
        self, text: str, reading: Reading, language: str, vault: Vault, expecting: str
    ) -> Understood:
        intent = intent_in_form(text, reading, expecting=expecting)
        asked = None
        if intent == reading.intent and intent != INFORM and expecting not in OPEN_SLOTS:
            asked = await self._command(text, reading, language, vault)
        return _said(reading, language, intent, asked)

    async def _command(
        self, text: str, reading: Reading, language: str, vault: Vault
    ) -> Command | None:
        """The model's reading where it is needed and there is one; None leaves it to the NLU.

        It chooses among the NLU's best, which hold the right one nearly always, and `free_form`.
        """
        if self._model is None or self._scrubber is None or self._confidence.enough(reading):
            return None
        scrubbed = await self._scrubber.scrub_async(text, vault=vault, language=language)
        system = self._scrubber.fixed(instructions())
        deadline = self._confidence.deadline
        intents = tuple(dict.fromkeys([*(name for name, _ in reading.ranking), FREE_FORM]))
        try:
            answer = await self._model.complete_json(
                request(system, scrubbed.text, intents=intents, deadline=deadline)
            )
        except ModelError:
            return None
        return read_command(answer, text, shop_ids())


def _said(
    reading: Reading, language: str, intent: str, command: Command | None = None
) -> Understood:
    entities = reading.entities
    if command is not None and command.order_number and not _has_number(reading):
        found = {"entity": "order_number", "value": command.order_number, "extractor": "model"}
        entities = (*entities, found)
    chosen = intent if command is None else command.intent
    return Understood(
        language=language,
        intent=chosen,
        confidence=reading.probability(chosen),
        source="nlu" if command is None else "model",
        entities=entities,
        ranking=reading.ranking,
    )


async def _after_no(text: str, reading: Reading, parse: Parse) -> Reading:
    if keeps_a_part(text):
        return reading.without("stop_flow").without("deny").without("affirm")
    rest = after_no(text)
    return _corrected(reading, Reading.of(await parse(rest))) if rest else reading


def _corrected(whole: Reading, rest: Reading) -> Reading:
    """The reading of "no, …": "no, cancel" leaves, "no, the backpack" takes an answer back.

    A correction sounds like leaving, or in some languages like a yes: what follows decides.
    """
    if rest.intent in _LEAVING:
        return replace(rest, entities=whole.entities)
    return whole.without("stop_flow").without("affirm")


def _has_number(reading: Reading) -> bool:
    return any(entity["entity"] == "order_number" for entity in reading.entities)


def _order_intent(reading: Reading) -> str:
    """The likeliest thing to want of an order: to know where it is, if nothing speaks for more."""
    likely = (name for name, score in reading.ranking if name in _ON_ORDERS and score >= _LEAST)
    return next(likely, "order_status")


def _is_about_order(text: str, reading: Reading) -> bool:
    """Whether little is said besides an order's number: "and what about W1234567?"

    The help centre knows nothing of it, whatever such words look like.
    """
    rest = _beside_number(text, reading)
    return rest is not None and len(_WORDS.findall(rest)) <= _FEW_WORDS


def _only_number(text: str, reading: Reading) -> bool:
    """A bare order number asks where the order is."""
    rest = _beside_number(text, reading)
    return rest is not None and not any(ch.isalnum() for ch in rest)


def _beside_number(text: str, reading: Reading) -> str | None:
    """`text` without its one order number; None where there is none, or several."""
    numbers = [one for one in reading.entities if one["entity"] == "order_number"]
    if len(numbers) != 1 or "start" not in numbers[0]:
        return None
    return f"{text[: numbers[0]['start']]} {text[numbers[0]['end'] :]}"
