"""How far an export has come: a bar on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_BAR = 24


class Progress:
    """Counts up to `total`; writes to standard error only, since output may be data."""

    def __init__(self, total: int, what: str, *, stream: TextIO | None = None) -> None:
        """what: the plural of what is counted."""
        self._total, self._what = total, what
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._every = 0.2 if self._live else 10.0
        self._done, self._shown = 0, time.monotonic()
        self._begun = self._shown

    def advance(self, more: int = 1) -> None:
        """So many more are done."""
        self._done += more
        now = time.monotonic()
        if now - self._shown >= self._every:
            self._shown = now
            self._show(now)

    def finish(self) -> None:
        """The last state, and on a terminal the end of its line."""
        if self._live:
            self._show(time.monotonic())
            self._stream.write("\n")
            self._stream.flush()

    def _show(self, now: float) -> None:
        share = min(1.0, self._done / self._total) if self._total else 1.0
        rate = self._done / max(now - self._begun, 1e-9)
        counted = f"{self._done:,}/{self._total:,} {self._what}  {share:.0%}  {rate:,.0f}/s"
        if self._live:
            bar = "█" * round(share * _BAR)
            self._stream.write(f"\r{bar:░<{_BAR}} {counted}\x1b[K")
        else:
            self._stream.write(f"{counted}\n")
        self._stream.flush()
