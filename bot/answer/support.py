"""Has an answer anything to do with the help page it should come from?

A small model that is asked for the capital of Australia beside a page on warranties names a city.
No number gives it away, so question and answer together are compared with the page, sentence by
sentence, in any language.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import lru_cache

from bot.knowledge.embedding import WORKER, Vectors, embed_sentences
from bot.sentences import split_sentences

LEAST = 0.25
"""Cosine of USE vectors, from which they belong together. On sixteen answers in five languages
that hold and twelve that do not, the lowest was .34, the highest .18 (docs/answers.md)."""
ENOUGH = 20
"""Characters of an answer that say what it is about; "Yes, of course." does not."""


async def is_supported(question: str, answer: str, pages: Sequence[str]) -> bool:
    """Whether `answer` to `question` can come from one of `pages`; all scrubbed texts."""
    return await asyncio.get_running_loop().run_in_executor(
        WORKER, _is_supported, f"{question} {answer}", tuple(pages)
    )


def _is_supported(said: str, pages: tuple[str, ...]) -> bool:
    vector = embed_sentences([said])[0]
    return any(float((page_vectors(page) @ vector).max()) >= LEAST for page in pages)


@lru_cache(maxsize=256)
def page_vectors(page: str) -> Vectors:
    """The page as a whole and its sentences of more than three characters, shape (n, 512)."""
    sentences = [text for text in split_sentences(page) if len(text.strip()) > 3]
    return embed_sentences([page, *sentences])
