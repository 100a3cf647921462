"""What a source hands over to be ranked, whether it keeps passages in memory or in PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from bot.knowledge.embedding import QuestionVectors
from bot.knowledge.passages import Passage

Scores = npt.NDArray[np.float32]


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
    chance: float
    """background.chance_level of all the source's passages."""


class Source(Protocol):
    """A set of passages that can be searched."""

    async def candidates(
        self, text: str, vectors: QuestionVectors, *, line: str | None
    ) -> Candidates:
        """Passages of `line`, and of no line, that may answer; of any line if it is None."""
        ...
