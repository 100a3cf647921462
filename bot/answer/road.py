"""One free-form question, from the customer's words to the answer. Its steps are DESIGN.md's:

guard ► scrub ► retrieve ► cache ► prompt ► model (stream) ► filter ► restore ► citations

Whatever happens to the model, the customer gets an answer: the help page itself, or the offer of
a colleague.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from bot.answer.about import is_about_assistant
from bot.answer.asking import scrubbed_question
from bot.answer.cache import FaqCache
from bot.answer.file_words import points_at_file
from bot.answer.filter import OutputFilter
from bot.answer.focus import most_relevant
from bot.answer.follow_up import search_with_earlier
from bot.answer.from_file import parts_of_file
from bot.answer.grounding import Grounding
from bot.answer.guard import Guard
from bot.answer.outcome import Asked, fixed_answer, page_answer, written_answer
from bot.answer.persona import Persona, Personas
from bot.answer.polarity import agrees_to_number, contradicts
from bot.answer.prompt import build_messages, fixed_part
from bot.answer.question import Answer, Question
from bot.answer.support import ENOUGH, is_supported
from bot.errors import StoreError
from bot.pii.restore import StreamRestorer
from bot.read_ahead import read_ahead
from llm_backend.errors import ModelError
from llm_backend.requests import ModelRequest
from llm_backend.scrubbed import ScrubbedText
from llm_backend.spans import note, spanned

if TYPE_CHECKING:
    from bot.knowledge.search import Hit, KnowledgeBase, SearchResult
    from bot.pii.scrubber import Scrubber
    from bot.pii.vault import Vault
    from llm_backend.client import ModelClient

logger = logging.getLogger(__name__)
OnDelta = Callable[[str], Awaitable[None]]
_MOST_PAGES = 2000


@dataclass(frozen=True, kw_only=True)
class Patience:
    """Seconds to the model's first token, and to the end of its answer."""

    first_token: float = 8.0
    deadline: float = 60.0


@cache
def guard_for(persona: Persona) -> Guard:
    """The guard that knows this persona's prompt."""
    return Guard(fixed_part(persona))


class AnswerRoad:
    """Answers free-form questions; safe to share between conversations."""

    def __init__(
        self,
        *,
        scrubber: Scrubber,
        knowledge: KnowledgeBase,
        model: ModelClient,
        personas: Personas,
        faq_cache: FaqCache | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._scrubber, self._knowledge, self._model = scrubber, knowledge, model
        self._personas, self._cache = personas, faq_cache
        self._patience = patience or Patience()
        self._pages: dict[str, ScrubbedText] = {}

    @spanned("answer")
    async def answer(self, question: Question, *, on_delta: OnDelta | None = None) -> Answer:
        """The answer; `on_delta` is awaited with each further piece as it is written.

        The final text replaces the pieces: after a fault it can differ from them. Raises only
        what the knowledge base raises when the database is gone.
        """
        persona = self._personas.for_line(question.line)
        verdict = guard_for(persona).check(question.text, "input")
        if not verdict.allowed:
            logger.info("question refused: %s", ", ".join(verdict.labels))
            return fixed_answer(persona, verdict.reply, question)
        asked = await self._retrieve(await scrubbed_question(self._scrubber, question, persona))
        if not asked.passages:
            return fixed_answer(persona, "unknown", question)
        if remembered := await self._remembered(asked):
            return remembered
        return await self._write(asked, on_delta)

    async def warm_up(self) -> None:
        """Load what a search needs, and let the model server read the prompt's fixed part."""
        persona = self._personas.for_line(None)
        head = self._scrubber.fixed(fixed_part(persona))
        await asyncio.gather(read_ahead(self._model, head), self._search_once(head))

    async def _search_once(self, text: ScrubbedText) -> None:
        with suppress(StoreError):  # the first question will meet it
            await self._knowledge.search(text)

    @spanned("retrieve")
    async def _retrieve(self, asked: Asked) -> Asked:
        """`asked` with passages: of the customer's file where it is about that, else help pages.

        Without any where neither answers it.
        """
        question, persona = asked.question, asked.persona
        if is_about_assistant(asked.text.value, persona.about_examples):
            about = self._scrubber.fixed(persona.reply("about", question.language))
            return replace(asked, passages=(about,))
        age = question.file.age if question.file else None
        about_file = age == 0 or (age is not None and points_at_file(question.text))
        read = await self._read_file(asked) if about_file or age == 1 else asked
        if read.clear or (about_file and read.passages):
            return read
        pages = await self._help_pages(asked)
        if read.passages:
            return pages if pages.clear else read
        if pages.passages or about_file or age != 2:
            return pages
        read = await self._read_file(asked)
        return read if read.clear else pages

    async def _help_pages(self, asked: Asked) -> Asked:
        """`asked` with the help pages that answer it, by itself or leaning on an earlier one."""
        found = await self._search(asked)
        clear = bool(found and found.clear)
        earlier = next((text for role, text in reversed(asked.history) if role == "user"), None)
        if not found and earlier:
            found = await self._search(asked, earlier)
        if not found:
            return asked
        note(hits=len(found.hits), documents=[hit.document for hit in found.hits])
        pages = [await self._page(hit, asked.question.vault) for hit in found.hits]
        return replace(
            asked,
            hits=found.hits,
            passages=tuple(pages),
            focus=await most_relevant(asked.text, pages),
            clear=clear,
        )

    async def _read_file(self, asked: Asked) -> Asked:
        """`asked` with the parts of the customer's file that are nearest to it."""
        most = asked.persona.model.passages
        read = await parts_of_file(asked.question, asked.text, self._scrubber, most=most)
        if read is None:
            return asked
        focus = await most_relevant(asked.text, read.passages, titled=False)
        return replace(asked, passages=read.passages, focus=focus, clear=read.clear, from_file=True)

    async def _page(self, hit: Hit, vault: Vault) -> ScrubbedText:
        """A help page for the prompt; one without personal values is scrubbed only once."""
        text = f"{hit.title}\n{hit.text}"
        if text in self._pages:
            return self._pages[text]
        found = await self._scrubber.scrub_async(text, vault=vault, language=hit.language)
        if found.text.value == text and len(self._pages) < _MOST_PAGES:
            self._pages[text] = found.text
        return found.text

    async def _search(
        self, asked: Asked, earlier: ScrubbedText | None = None
    ) -> SearchResult | None:
        """The pages that answer the question, by itself or leaning on an `earlier` one."""
        language, line = asked.question.language, asked.question.line
        k = asked.persona.model.passages
        if earlier:
            found = await search_with_earlier(
                self._knowledge, asked.text, earlier, language=language, k=k, line=line
            )
        else:
            found = await self._knowledge.search(asked.text, language=language, k=k, line=line)
        return found if found and found.answerable else None

    async def _write(self, asked: Asked, on_delta: OnDelta | None) -> Answer:
        """Let the model write; where it fails, breaks off or is unsure, take the fixed ways."""
        output = self._filter(asked)
        try:
            text = await self._stream(asked, output, on_delta)
        except ModelError as error:
            logger.warning("answered from a help page: %s", type(error).__name__)
            return page_answer(asked)
        logger.info(
            "answer written: %d characters, unsure %s, dropped %s",
            len(text),
            output.unsure,
            output.dropped,
        )
        if output.unsure and not asked.clear and "contradiction" not in output.dropped:
            return fixed_answer(asked.persona, "unknown", asked.question)
        if output.unsure or not text:  # the page itself is still true
            return page_answer(asked)
        written = written_answer(asked, text, "model")
        if text == output.text.strip():  # nothing personal was restored into it
            await self._remember(asked, written)
        return written

    async def _stream(self, asked: Asked, output: OutputFilter, on_delta: OnDelta | None) -> str:
        restorer = StreamRestorer(asked.question.vault)
        whole, shown = "", 0

        async def show(*, last: bool = False) -> None:
            """Pass on what the filter let through, once it is known to be about the pages."""
            nonlocal whole, shown
            if output.unsure or (not shown and not await self._belongs(asked, output, last=last)):
                return
            piece = restorer.feed(output.text[shown:]) + (restorer.finish() if last else "")
            whole, shown = whole + piece, len(output.text)
            if piece and on_delta:
                await on_delta(piece)

        async with aclosing(self._model.stream(self._request(asked))) as chunks:
            async for chunk in chunks:
                if output.feed(chunk):
                    await show()
                if output.stopped:
                    break
        output.finish()
        await show(last=True)
        return whole.strip()

    async def _belongs(self, asked: Asked, output: OutputFilter, *, last: bool) -> bool:
        """Whether the beginning may be shown: long enough to judge, about the pages, no bare yes
        beside their no."""
        text = output.text.strip()
        if not text or (len(text) < ENOUGH and not last):
            return False
        pages = [passage.value for passage in asked.passages]
        if (asked.hits or asked.from_file) and not await is_supported(
            asked.text.value, text, pages
        ):
            output.disown("off_topic")
            return False
        agrees = bool(asked.hits) and agrees_to_number(text, asked.text.value, pages)
        if agrees or (asked.focus is not None and contradicts(text, asked.focus.value)):
            output.disown("contradiction")
            return False
        return True

    def _filter(self, asked: Asked) -> OutputFilter:
        sources = [asked.text.value, *(passage.value for passage in asked.passages)]
        return OutputFilter(
            question=asked.text.value,
            grounding=Grounding(sources),
            limits=asked.persona.limits,
            leaks=guard_for(asked.persona).leaks,
        )

    def _request(self, asked: Asked) -> ModelRequest:
        question, options = asked.question, asked.persona.model
        return ModelRequest(
            messages=build_messages(asked, self._scrubber),
            max_tokens=options.max_tokens,
            temperature=options.temperature,
            deadline=self._patience.deadline,
            first_token=self._patience.first_token,
            session=question.session,
            cache_salt=question.line,
            model=options.adapter,
        )

    async def _remembered(self, asked: Asked) -> Answer | None:
        if self._cache is None or asked.history or asked.from_file:
            return None
        text = await self._cache.get(asked.text, asked.question.language, asked.passages)
        if text is None:
            return None
        return written_answer(asked, text, "cache")

    async def _remember(self, asked: Asked, answer: Answer) -> None:
        if self._cache is not None and not asked.history and not asked.from_file:
            await self._cache.put(
                asked.text, asked.question.language, asked.passages, answer=answer
            )
