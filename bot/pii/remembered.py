"""Where personal values were in the texts searched lately, without the texts.

A message is scrubbed to understand it, again to answer it, and again in the history of each
following turn.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from bot.pii.span import Span

_MOST = 4000
_LONGEST = 4000
"""Characters: a longer text is an upload, which does not come again."""


class Remembered:
    """Spans by a hash of text, language and region; the oldest are forgotten. Thread-safe."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._spans: OrderedDict[bytes, tuple[Span, ...]] = OrderedDict()

    def get(self, *what: str | None) -> tuple[Span, ...] | None:
        """The spans found under the same key, or None."""
        key = _key(what)
        with self._lock:
            if key in self._spans:
                self._spans.move_to_end(key)
            return self._spans.get(key)

    def put(self, spans: Sequence[Span], *what: str | None) -> None:
        """Keep `spans` under a key."""
        if sum(len(part or "") for part in what) > _LONGEST:
            return
        with self._lock:
            self._spans[_key(what)] = tuple(spans)
            if len(self._spans) > _MOST:
                self._spans.popitem(last=False)


def _key(what: Sequence[str | None]) -> bytes:
    written = "\x00".join(part or "" for part in what)
    return hashlib.blake2b(written.encode("utf-8", "surrogatepass"), digest_size=16).digest()
