"""The one place where text becomes `ScrubbedText`, the only text a model server may see."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from bot.pii.business_ids_file import read_business_ids
from bot.pii.catalogue import Catalogue
from bot.pii.engine import Engine
from bot.pii.normalise import normalise
from bot.pii.piece import Search, local_search
from bot.pii.placeholder import LITERAL, PLACEHOLDER, is_ours
from bot.pii.pool import SearchPool
from bot.pii.span import Span
from bot.pii.vault import Vault
from bot.settings import settings
from llm_backend.scrubbed import SEAL, ScrubbedText

_INLINE = 300
"""Characters up to which a text is scrubbed in the event loop: some milliseconds."""


@dataclass(frozen=True)
class Scrubbed:
    """A text without personal values, and where they were (offsets of the input)."""

    text: ScrubbedText
    spans: tuple[Span, ...]


class Scrubber:
    """Replaces personal values by the placeholders of a conversation's vault; thread-safe."""

    def __init__(self, engine: Engine, *, region: str = "CN") -> None:
        """region: ISO 3166 code of where a number without a country is from."""
        self._engine = engine
        self._region = region
        self._pool = SearchPool(local_search())

    def scrub(
        self, text: str, *, vault: Vault, language: str | None = None, region: str | None = None
    ) -> Scrubbed:
        """`text` with placeholders.

        language: ISO 639-1 code if known; region: as the scrubber's, for this text.
        """
        return self._scrub(text, vault, language, region, None)

    async def scrub_async(
        self, text: str, *, vault: Vault, language: str | None = None, region: str | None = None
    ) -> Scrubbed:
        """As `scrub`; a long text is searched beside the event loop."""
        if len(text) <= _INLINE:
            return self._scrub(text, vault, language, region, None)
        search = self._pool.search
        return await asyncio.to_thread(self._scrub, text, vault, language, region, search)

    def fixed(self, text: str) -> ScrubbedText:
        """Text of our own files (persona, prompt parts), in which nothing is personal."""
        return ScrubbedText(text, seal=SEAL)

    def warm(self) -> None:
        """Load the models now (some seconds), so that no customer waits for them."""
        self._pool.warm()
        for sample in ("Maria Lopez wrote this.", "我叫张伟。"):
            self.scrub(sample, vault=Vault())

    @property
    def up(self) -> bool:
        """Whether the worker processes have loaded their models."""
        return self._pool.up

    def close(self) -> None:
        """Stop the worker processes."""
        self._pool.close()

    def _scrub(
        self,
        text: str,
        vault: Vault,
        language: str | None,
        region: str | None,
        search: Search | None,
    ) -> Scrubbed:
        spans = self._engine.find(
            text, language=language, region=region or self._region, search=search
        )
        hidden = sorted([*spans, *_typed_placeholders(text, spans)])
        sealed = ScrubbedText(_replaced(text, hidden, vault), seal=SEAL)
        return Scrubbed(sealed, tuple(spans))


def _replaced(text: str, hidden: Iterable[Span], vault: Vault) -> str:
    pieces, position = [], 0
    for span in hidden:
        value = text[span.start : span.end]
        pieces += [text[position : span.start], vault.placeholder(span.type, value)]
        position = span.end
    return "".join([*pieces, text[position:]])


def _typed_placeholders(text: str, spans: list[Span]) -> Iterator[Span]:
    """What a customer typed in a placeholder's shape: hidden, so that it reads nobody's value."""
    plain = normalise(text)
    for match in PLACEHOLDER.finditer(plain.text):
        start, end = plain.original_range(*match.span())
        typed = Span(start, end, LITERAL, 1.0)
        if is_ours(match) and not any(typed.overlaps(span) for span in spans):
            yield typed


@cache
def default_scrubber() -> Scrubber:
    """The process's scrubber: its business ids from `data/business_ids.yml`."""
    ids = read_business_ids(settings().data_dir / "business_ids.yml")
    return Scrubber(Engine(ids, Catalogue()), region=settings().region)
