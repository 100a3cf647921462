"""The question and what was said before it, without personal values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answer.outcome import Asked
from bot.answer.persona import Persona
from bot.answer.question import Question

if TYPE_CHECKING:
    from bot.pii.scrubber import Scrubber
    from llm_backend.scrubbed import ScrubbedText

_LONGEST_EARLIER = 400
"""Characters of an earlier message: the prompt of a small model must stay short."""


async def scrubbed_question(scrubber: Scrubber, question: Question, persona: Persona) -> Asked:
    """`question` with as much history as the persona shows the model.

    Each of the customer's messages is read with what the bot said right before it.
    """

    async def scrubbed(
        text: str, before: tuple[str, str] | None, language: str | None = None
    ) -> ScrubbedText:
        answering = before[1] if before and before[0] == "assistant" else None
        found = await scrubber.scrub_async(
            text, vault=question.vault, language=language, answering=answering
        )
        return found.text

    async def shortened(text: str, before: tuple[str, str] | None) -> ScrubbedText:
        """Scrubbed before it is cut, since half a value is no longer known for one."""
        return (await scrubbed(text, before)).shortened(_LONGEST_EARLIER)

    said = question.history
    shown = said[-persona.model.history :] if persona.model.history else ()
    befores = (None, *said)[-len(shown) - 1 : -1] if shown else ()
    return Asked(
        question=question,
        persona=persona,
        text=await scrubbed(question.text, said[-1] if said else None, question.language),
        history=tuple(
            [
                (role, await shortened(text, before if role == "user" else None))
                for (role, text), before in zip(shown, befores, strict=True)
            ]
        ),
    )
