"""The sentences of the help pages that bear most on a question, repeated beside it in the prompt.

A small model reads over a whole page: asked "Can I pay with PayPal?" it says yes to a page whose
last line says no. With that line next to the question it says no.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence

from bot.answer.sentences import split_sentences
from bot.answer.support import page_vectors
from bot.knowledge.embedding import WORKER, Vectors, embed_sentences
from bot.knowledge.terms import terms
from llm_backend.scrubbed import ScrubbedText

SENTENCES = 2
"""Each costs a CPU about half a second to read."""
_WORDS = 0.5
"""What a sentence gains that has all of the question's words, as a cosine."""
_SAYS_NOTHING = ("#", "|-", "| -")
"""Headings, and the line below a table's head."""


async def most_relevant(question: ScrubbedText, pages: Sequence[ScrubbedText]) -> ScrubbedText:
    """The SENTENCES of `pages` nearest to `question`, in the pages' order, joined by spaces."""
    chosen = await asyncio.get_running_loop().run_in_executor(
        WORKER, _nearest, question.value, tuple(page.value for page in pages)
    )
    return ScrubbedText.join(" ", [pages[page].part(start, end) for page, start, end in chosen])


def _nearest(question: str, pages: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """Page, start and end of each chosen sentence."""
    asked, words = embed_sentences([question])[0], set(terms(question, content_only=True))
    scored = [
        (score, (number, start, end))
        for number, page in enumerate(pages)
        for score, start, end in _score(page, asked, words)
    ]
    best = sorted(scored, key=lambda found: -found[0])[:SENTENCES]
    return sorted(place for _, place in best)


def _score(page: str, asked: Vectors, words: set[str]) -> Iterator[tuple[float, int, int]]:
    at = 0
    cosines = iter(page_vectors(page)[1:] @ asked)
    for sentence in split_sentences(page):
        start, at = at, at + len(sentence)
        if len(sentence.strip()) <= 3:
            continue  # as in `page_vectors`
        cosine = float(next(cosines))
        if start and not sentence.lstrip().startswith(_SAYS_NOTHING):  # the first is the title
            shared = len(words & set(terms(sentence))) / max(1, len(words))
            yield cosine + _WORDS * shared, start, at
