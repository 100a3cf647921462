"""Answers the model has given before, for questions that hold nothing personal.

The key covers the question, its language and the passages shown to the model, so that an edited
help page makes an old answer unreachable. Only exact questions match (case, spaces and closing
marks aside): "can I" and "can't I" are near in every vector space.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.answer.question import Answer
from bot.current import current_turn
from bot.pii.placeholder import PLACEHOLDER
from bot.store.schema import faq_cache
from llm_backend.scrubbed import ScrubbedText


class FaqCache:
    """Backed by `xiaoq.faq_cache`. A database fault only means that nothing is remembered."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def get(
        self, question: ScrubbedText, language: str, passages: Sequence[ScrubbedText]
    ) -> str | None:
        """The remembered answer, or None."""
        if PLACEHOLDER.search(question.value):
            return None
        wanted = select(faq_cache.c.text).where(
            faq_cache.c.key == _key(question, language, passages)
        )
        try:
            async with self._engine.connect() as connection:
                text: str | None = (await connection.execute(wanted)).scalar_one_or_none()
                return text
        except (SQLAlchemyError, OSError):
            return None

    async def put(
        self,
        question: ScrubbedText,
        language: str,
        passages: Sequence[ScrubbedText],
        *,
        answer: Answer,
    ) -> None:
        """Remember an answer, unless question or passages held a personal value."""
        texts = (question.value, *(passage.value for passage in passages))
        if any(PLACEHOLDER.search(text) for text in texts):
            return
        row = insert(faq_cache).values(
            key=_key(question, language, passages),
            language=language[:8],
            text=answer.text,
            citations=[dict(citation) for citation in answer.citations],
            conversation=turn.conversation if (turn := current_turn()) else None,
        )
        try:
            async with self._engine.begin() as connection:
                await connection.execute(row.on_conflict_do_nothing())
        except (SQLAlchemyError, OSError):
            return


def _key(question: ScrubbedText, language: str, passages: Sequence[ScrubbedText]) -> str:
    plain = unicodedata.normalize("NFKC", question.value).casefold()
    plain = re.sub(r"\s+", " ", plain).strip(" .?!。？！")
    parts = (language, plain, *(passage.value for passage in passages))
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()
