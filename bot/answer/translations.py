"""Translations that have been made, remembered in `xiaoq.translations`.

They are made of templates before slots are filled, so they hold nothing personal.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.schema import translations


class Translations:
    """The table with a copy in memory; a database fault only means that less is remembered."""

    def __init__(self, engine: AsyncEngine | None = None) -> None:
        self._engine = engine
        self._known: dict[tuple[str, str], str] = {}

    async def get(self, template: str, language: str) -> str | None:
        """The translation of `template`, or None."""
        key = (_key(template), language)
        if key not in self._known and self._engine is not None:
            wanted = select(translations.c.text).where(
                translations.c.key == key[0], translations.c.language == language
            )
            try:
                async with self._engine.connect() as connection:
                    found = (await connection.execute(wanted)).scalar_one_or_none()
            except (SQLAlchemyError, OSError):
                return None
            if found is not None:
                self._known[key] = found
        return self._known.get(key)

    async def put(self, template: str, language: str, text: str) -> None:
        """Remember a translation; the first one stays."""
        key = (_key(template), language)
        self._known.setdefault(key, text)
        if self._engine is None:
            return
        row = insert(translations).values(key=key[0], language=language, text=text)
        try:
            async with self._engine.begin() as connection:
                await connection.execute(row.on_conflict_do_nothing())
        except (SQLAlchemyError, OSError):
            return


def _key(template: str) -> str:
    return hashlib.sha256(template.encode()).hexdigest()
