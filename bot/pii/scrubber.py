"""The one place where text becomes `ScrubbedText`, the only text a model server may see."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial

from bot.pii.answering import beneath, question_before
from bot.pii.business_ids_file import read_business_ids
from bot.pii.catalogue import Catalogue
from bot.pii.engine import Engine
from bot.pii.known import with_known_values
from bot.pii.piece import Search, local_search
from bot.pii.pool import SearchPool
from bot.pii.remembered import Remembered
from bot.pii.span import Span
from bot.pii.typed import typed_placeholders
from bot.pii.vault import Vault
from bot.settings import settings
from llm_backend.scrubbed import SEAL, ScrubbedText
from llm_backend.spans import note, spanned

_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
"""What UTF-8 cannot write, and so no request can hold."""
_UPLOAD = 1500
"""Characters from which a text is worth starting the worker processes for."""
_THREADS = 8
"""Texts under way at once; a thread only waits for a worker process."""
SWITCH = 0.002
"""Seconds after which a thread that scrubs lets the event loop go on (`sys.setswitchinterval`).

Python's own 0.005 are too many where several threads stand in line before the loop.
"""


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
        self._remembered = Remembered()
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="pii-scrub")

    def scrub(
        self,
        text: str,
        *,
        vault: Vault,
        language: str | None = None,
        region: str | None = None,
        answering: str | None = None,
    ) -> Scrubbed:
        """`text` with placeholders.

        language: ISO 639-1 code if known; region: as the scrubber's, for this text; answering:
        what the bot said right before, which may be why "Hamburg" says where somebody lives.
        """
        return self._scrub(text, vault, language, region, None, answering)

    @spanned("scrub")
    async def scrub_async(
        self,
        text: str,
        *,
        vault: Vault,
        language: str | None = None,
        region: str | None = None,
        answering: str | None = None,
    ) -> Scrubbed:
        """As `scrub`, beside the event loop: in the worker processes once they are up."""
        beside = self._pool.up or len(text) > _UPLOAD
        search = self._pool.search if beside else None
        work = partial(self._scrub, text, vault, language, region, search, answering)
        done = await asyncio.get_running_loop().run_in_executor(self._threads, work)
        note(characters=len(text), beside=beside, found=sorted(span.type for span in done.spans))
        return done

    async def find_many(
        self, texts: Sequence[str], *, language: str | None = None, region: str | None = None
    ) -> list[tuple[Span, ...]]:
        """Personal values of each text, side by side in the worker processes once they are up."""
        loop = asyncio.get_running_loop()
        search = self._pool.search if self._pool.up else None
        where = region or self._region
        found = (
            loop.run_in_executor(self._threads, self._found, text, language, where, search)
            for text in texts
        )
        return list(await asyncio.gather(*found))

    def hide(self, text: str, spans: Sequence[Span], *, vault: Vault) -> ScrubbedText:
        """`text` with placeholders for what `find_many` found in it and what the vault knows."""
        text = _HALF_CHARACTER.sub("\ufffd", text)  # also in values: no store takes it either
        hidden = with_known_values(text, vault, spans)
        hidden = sorted([*hidden, *typed_placeholders(text, hidden)])
        return ScrubbedText(_replaced(text, hidden, vault), seal=SEAL)

    def start_workers(self, *, patience: float = 120.0) -> None:
        """Start the worker processes and wait until they have loaded their models. Blocks."""
        self._pool.warm()
        deadline = time.monotonic() + patience
        while not self._pool.up and time.monotonic() < deadline:
            time.sleep(0.05)

    def learn_products(self, names: Iterable[str]) -> None:
        """From now on the shop's products are neither people nor places."""
        self._engine.learn_products(Catalogue(names))
        self._remembered = Remembered()

    def fixed(self, text: str) -> ScrubbedText:
        """Text of our own files (persona, prompt parts), in which nothing is personal."""
        return ScrubbedText(text, seal=SEAL)

    def warm(self) -> None:
        """Load the models now (some seconds), so that no customer waits for them. Blocks."""
        self._pool.warm()
        # each of these sleeps needs a thread: one that is first needed in the event loop would have
        # the loop wait until it runs
        list(self._threads.map(time.sleep, [0.05] * _THREADS))
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
        answering: str | None,
    ) -> Scrubbed:
        where = region or self._region
        spans = self._found(text, language, where, search)
        if answering and (question := question_before(text, answering)):
            spans = beneath(question, spans, self._found(question + text, language, where, search))
        return Scrubbed(self.hide(text, spans, vault=vault), spans)

    def _found(
        self, text: str, language: str | None, region: str, search: Search | None
    ) -> tuple[Span, ...]:
        known = self._remembered.get(text, language, region)
        if known is None:
            found = self._engine.find(text, language=language, region=region, search=search)
            self._remembered.put(known := tuple(found), text, language, region)
        return known


def _replaced(text: str, hidden: Iterable[Span], vault: Vault) -> str:
    pieces, position = [], 0
    for span in hidden:
        value = text[span.start : span.end]
        pieces += [text[position : span.start], vault.placeholder(span.type, value)]
        position = span.end
    return "".join([*pieces, text[position:]])


@cache
def default_scrubber() -> Scrubber:
    """The process's scrubber: its business ids from `data/business_ids.yml`."""
    ids = read_business_ids(settings().data_dir / "business_ids.yml")
    return Scrubber(Engine(ids, Catalogue()), region=settings().region)
