"""Passages in memory: the throw-away index of `--knowledge DIR`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.knowledge.background import chance_level
from bot.knowledge.bm25 import Bm25
from bot.knowledge.candidates import Candidates, nearest_statement
from bot.knowledge.embedding import SENTENCE, QuestionVectors, Vectors, embed, embed_statements
from bot.knowledge.folder import read_folder
from bot.knowledge.passages import Passage, cut
from bot.knowledge.statements import statements
from bot.knowledge.terms import terms


class MemorySource:
    """All passages are candidates: one product of a matrix and a vector ranks them."""

    def __init__(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        self._passages = tuple(passages)
        self._vectors = vectors
        self._bm25 = Bm25([passage.searched_text for passage in passages])
        self._chance = chance_level(vectors)
        said = [[one.searched_text for one in statements(passage.text)] for passage in passages]
        self._statements = embed_statements([text for texts in said for text in texts])
        self._ends = np.cumsum([len(texts) for texts in said])

    @classmethod
    def of_folder(cls, folder: Path) -> MemorySource:
        """Read, cut and embed a folder; raises ConfigurationError. Blocks: ~0.15 s a passage."""
        passages = [passage for document in read_folder(folder) for passage in cut(document)]
        return cls(passages, embed(passages))

    async def candidates(
        self, text: str, vectors: QuestionVectors, *, line: str | None
    ) -> Candidates:
        """See `Source`."""
        kept = [i for i, p in enumerate(self._passages) if line is None or p.line in (None, line)]
        held = self._vectors[kept]
        cosines = np.split(self._statements @ vectors.meaning, self._ends)
        asked = frozenset(terms(text, content_only=True))
        stated = [nearest_statement(asked, self._passages[i], cosines[i]) for i in kept]
        return Candidates(
            passages=tuple(self._passages[i] for i in kept),
            dense=held @ vectors.weighted,
            nearness=held[:, :SENTENCE] @ vectors.sentence,
            overlap=self._bm25.overlap(text)[kept],
            stated=np.array(stated, dtype=np.float32),
            chance=self._chance,
        )
