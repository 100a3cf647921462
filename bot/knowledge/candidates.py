"""What a source hands over to be ranked, whether it keeps passages in memory or in PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

from bot.knowledge.embedding import QuestionVectors
from bot.knowledge.passages import Passage
from bot.knowledge.statements import statements
from bot.knowledge.terms import terms

Scores = npt.NDArray[np.float32]

WORDS = 1 / 3
"""What a statement gains that has, with its headings, all of the question's words: as a cosine."""


@dataclass(frozen=True, eq=False)
class Candidates:
    """Passages that may answer; the arrays have one number a passage, in their order."""

    passages: tuple[Passage, ...]
    dense: Scores
    """The inner product with the question's weighted vector."""
    nearness: Scores
    """The cosine of the question's and the passage's sentence vectors."""
    overlap: Scores
    """BM25 as a share of the most it could give, 0-1."""
    stated: Scores
    """How near the passage's nearest statement comes: its cosine, and WORDS for its words."""
    chance: float
    """background.chance_level of all the source's passages."""


class Source(Protocol):
    """A set of passages that can be searched."""

    async def candidates(
        self, text: str, vectors: QuestionVectors, *, line: str | None
    ) -> Candidates:
        """Passages of `line`, and of no line, that may answer; of any line if it is None."""
        ...


def nearest_statement(question: frozenset[str], passage: Passage, cosines: Scores) -> float:
    """The best of a passage's statements; 0 where it has none.

    question: its content terms; cosines: of the statements, in the passage's order.
    """
    both = zip(cosines, _words(passage), strict=False)
    scores = (statement_score(float(cosine), question, words) for cosine, words in both)
    return max(scores, default=0.0)


def statement_score(cosine: float, question: frozenset[str], words: frozenset[str]) -> float:
    """How near a statement comes to a question by meaning and by the terms they share."""
    return cosine + WORDS * len(question & words) / max(1, len(question))


@lru_cache(maxsize=4096)
def _words(passage: Passage) -> tuple[frozenset[str], ...]:
    """The terms of each statement and of the headings above it."""
    above = frozenset(terms(passage.headings))
    return tuple(above.union(terms(said.text)) for said in statements(passage.text))
