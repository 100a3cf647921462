"""The ways a question can end: the model's words, the help page itself, or a fixed sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.answer.filter import shorten
from bot.answer.persona import Persona
from bot.answer.question import Answer, Question, Role, Source
from bot.pii.restore import restore
from llm_backend.scrubbed import ScrubbedText

if TYPE_CHECKING:
    from bot.knowledge.search import Hit


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The question as the model may see it, and what it may answer from."""

    question: Question
    persona: Persona
    text: ScrubbedText
    history: tuple[tuple[Role, ScrubbedText], ...]
    hits: tuple[Hit, ...] = ()
    passages: tuple[ScrubbedText, ...] = ()
    focus: ScrubbedText | None = None
    """Their sentences that bear most on the question."""
    clear: bool = False
    """The pages are on the question's subject for certain."""
    from_file: bool = False
    """The passages are parts of the customer's own file."""

    @property
    def shown_history(self) -> tuple[tuple[Role, ScrubbedText], ...]:
        """The earlier messages that the model sees."""
        most = self.persona.model.history_if_clear
        if not self.clear:
            return self.history
        return self.history[-most:] if most else ()


def written_answer(asked: Asked, text: str, source: Source) -> Answer:
    """The model's words, written now or remembered."""
    return Answer(
        text=text, source=source, citations=_citations(asked.hits), passages=_texts(asked)
    )


def fixed_answer(persona: Persona, reply: str, question: Question) -> Answer:
    """The persona's sentence; a colleague is offered where it does not help."""
    return Answer(
        text=persona.reply(reply, question.language),
        source="flow",
        offer_human=reply in ("unknown", "abuse"),
    )


def page_answer(asked: Asked) -> Answer:
    """The best help page as it stands, with a note; a page of ours needs no restoring."""
    persona, language = asked.persona, asked.question.language
    if asked.from_file:
        return _file_answer(asked)
    if not asked.hits:
        return fixed_answer(persona, "about", asked.question)
    page = asked.hits[0].text
    return Answer(
        text=f"{persona.reply('passage_note', language)}\n\n{shorten(page, persona.limits)}",
        source="passage",
        citations=_citations(asked.hits[:1]),
        offer_human=True,
        passages=_texts(asked)[:1],
    )


def _file_answer(asked: Asked) -> Answer:
    """What the file itself says, for its owner, who reads every value in it."""
    text = restore(asked.passages[0].value, asked.question.vault)
    note = asked.persona.reply("file_note", asked.question.language)
    quoted = "\n".join(f"> {line}" for line in shorten(text, asked.persona.limits).splitlines())
    return Answer(text=f"{note}\n\n{quoted}", source="passage", offer_human=True)


def _citations(hits: tuple[Hit, ...]) -> tuple[dict[str, str], ...]:
    return tuple(
        {"document": hit.document, "passage": str(hit.passage), "title": hit.title} for hit in hits
    )


def _texts(asked: Asked) -> tuple[str, ...]:
    return tuple(hit.text for hit in asked.hits)
