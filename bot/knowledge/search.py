"""The help centre as the rest of the bot sees it: a question in, passages out, or a refusal.

question ► vectors ► candidates (memory, or pgvector and BM25) ► ranking ► gate
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.knowledge.candidates import Source
from bot.knowledge.database import DatabaseSource
from bot.knowledge.embedding import LONGEST, embed_question
from bot.knowledge.gate import CLEAR
from bot.knowledge.language import detect_language
from bot.knowledge.memory import MemorySource
from bot.knowledge.ranking import Hit, best, evidence, rank
from llm_backend.scrubbed import ScrubbedText

__all__ = ["Hit", "KnowledgeBase", "SearchResult"]


@dataclass(frozen=True)
class SearchResult:
    """Hits are best first, also where `answerable` is False: then they are only the nearest."""

    hits: tuple[Hit, ...]
    margin: float = -1.0
    """See `gate.Evidence.margin`; -1 where there was nothing to compare."""

    @property
    def answerable(self) -> bool:
        """Whether the hits can be trusted to answer the question."""
        return self.margin >= 0

    @property
    def clear(self) -> bool:
        """Whether they are on its subject for certain, whatever a small model thinks of them."""
        return self.margin >= CLEAR


class KnowledgeBase:
    """Searches one source of passages."""

    def __init__(self, source: Source) -> None:
        self._source = source

    @classmethod
    def of_folder(cls, folder: Path) -> KnowledgeBase:
        """A throw-away index in memory. Raises ConfigurationError; blocks (~0.1 s a passage)."""
        return cls(MemorySource.of_folder(folder))

    @classmethod
    def of_database(cls, engine: AsyncEngine) -> KnowledgeBase:
        """The passages that `ingest` wrote; later changes by any process are seen."""
        return cls(DatabaseSource(engine))

    async def search(
        self,
        query: ScrubbedText,
        *,
        language: str | None = None,
        k: int = 3,
        line: str | None = None,
    ) -> SearchResult:
        """The k pages nearest to `query`, and whether they can be trusted to answer it.

        Only the first LONGEST characters of `query` are looked at.

        language: the customer's (ISO 639-1), preferred among pages; None detects it.
        line: leaves out pages of other business lines. Raises StoreError (database only).
        """
        text = query.value.strip()[:LONGEST]
        if k < 1 or not any(ch.isalnum() for ch in text):
            return SearchResult(())
        vectors = await embed_question(text)
        candidates = await self._source.candidates(text, vectors, line=line)
        if not candidates.passages:
            return SearchResult(())
        reads = language or detect_language(text)
        hits = best(candidates.passages, rank(candidates), reads, k)
        return SearchResult(hits, evidence(candidates, vectors).margin)
