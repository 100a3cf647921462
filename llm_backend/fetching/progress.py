"""How far a download is: a bar on a terminal, a plain line every tenth elsewhere."""

from __future__ import annotations

import sys
from typing import TextIO

_WIDTH = 30
_MEGABYTE = 1_000_000


class Progress:
    """Shows the bytes of one file; `start` and `advance` are called by the sources."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._bar = self._stream.isatty()
        self._label, self._total, self._done, self._shown = "", 1, 0, -1

    def say(self, line: str) -> None:
        """One line of its own."""
        self._end_bar()
        self._write(line + "\n")

    def start(self, label: str, *, total: int, done: int = 0) -> None:
        """Begin a file of `total` bytes of which `done` are here already."""
        self._label, self._total, self._done, self._shown = label, max(total, 1), done, -1
        self.advance(0)

    def advance(self, count: int) -> None:
        """`count` more bytes have come."""
        self._done += count
        percent = min(100, self._done * 100 // self._total)
        step = percent if self._bar else percent // 10
        if step == self._shown:
            return
        self._shown = step
        sizes = f"{self._done // _MEGABYTE} of {self._total // _MEGABYTE} MB"
        if self._bar:
            filled = "█" * (percent * _WIDTH // 100)
            self._write(f"\r{self._label} [{filled:<{_WIDTH}}] {percent:3d} % {sizes}")
        else:
            self._write(f"{self._label}: {percent} %, {sizes}\n")

    def finish(self) -> None:
        """Leave the bar's line."""
        self._end_bar()

    def _end_bar(self) -> None:
        if self._bar and self._shown >= 0:
            self._write("\n")
        self._shown = -1

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
