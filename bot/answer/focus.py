"""The statements of the help pages that bear most on a question, repeated beside it in the prompt.

A small model reads over a whole page: asked "Can I pay with PayPal?" it says yes to a page whose
last line says no. With that line next to the question it says no.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.knowledge.candidates import statement_score
from bot.knowledge.embedding import WORKER, Vectors, embed_page, embed_question_meaning
from bot.knowledge.statements import Statement, statements
from bot.knowledge.terms import terms
from llm_backend.scrubbed import ScrubbedText

STATEMENTS = 2
"""Each costs a CPU about half a second to read."""


async def most_relevant(
    question: ScrubbedText, pages: Sequence[ScrubbedText], *, titled: bool = True
) -> ScrubbedText:
    """The STATEMENTS of `pages` nearest to `question`, in the pages' order, joined by spaces.

    An item of a list has its heading before it: "falls and cracks" may be covered or not.
    titled: what a page begins with is its title, which states nothing.
    """
    chosen = await asyncio.get_running_loop().run_in_executor(
        WORKER, _nearest, question.value, tuple(page.value for page in pages), titled
    )
    return ScrubbedText.join(" ", [_said(pages[number], one) for number, one in chosen])


def best_stated(question: str, page: str) -> float:
    """How near the nearest statement of a page without a title comes; 0 without any. Blocks."""
    asked, words = embed_question_meaning(question), frozenset(terms(question, content_only=True))
    return max((score for score, _ in _score(page, asked, words, titled=False)), default=0.0)


def _said(page: ScrubbedText, statement: Statement) -> ScrubbedText:
    said = page.part(statement.start, statement.end)
    if not statement.is_item or statement.heading_at is None:
        return said
    return ScrubbedText.join(": ", [page.part(*statement.heading_at), said])


def _nearest(question: str, pages: tuple[str, ...], titled: bool) -> list[tuple[int, Statement]]:
    """The number of its page and each chosen statement."""
    asked, words = embed_question_meaning(question), frozenset(terms(question, content_only=True))
    scored = [
        (score, number, statement)
        for number, page in enumerate(pages)
        for score, statement in _score(page, asked, words, titled=titled)
    ]
    best = sorted(scored, key=lambda found: -found[0])[:STATEMENTS]
    return [(number, one) for _, number, one in sorted(best, key=lambda f: (f[1], f[2].start))]


def _score(
    page: str, asked: Vectors, words: frozenset[str], *, titled: bool
) -> Iterator[tuple[float, Statement]]:
    found, vectors = _of_page(page, titled)
    for statement, cosine in zip(found, vectors @ asked, strict=True):
        said = frozenset(terms(statement.searched_text))
        yield statement_score(float(cosine), words, said), statement


@lru_cache(maxsize=256)
def _of_page(page: str, titled: bool) -> tuple[tuple[Statement, ...], Vectors]:
    """What a page states, below its title if it has one, and the vectors of that."""
    found = tuple(one for one in statements(page) if one.start or not titled)
    return found, embed_page([one.searched_text for one in found])
