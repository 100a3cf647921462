"""Sentences out of a stream of text, in any script, without losing a character."""

from __future__ import annotations

import re

_END = re.compile(
    r"\n+"
    r"|[。！？；…]+[”’」』）]*"  # full-width marks need no space after them
    r"|[.!?]+[\"'”’)\]*]*(?=\s)"
)
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t>*]*\d{1,2}$")
_LONGEST = 400
"""Characters without a border after which text is cut at white space all the same."""


class SentenceStream:
    """Feed it chunks, get whole sentences; the pieces joined are the input."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, chunk: str) -> list[str]:
        """Sentences that `chunk` completed; the unfinished rest is held back."""
        self._held += chunk
        pieces, start = [], 0
        for border in _END.finditer(self._held):
            # the mark at the very end may go on in the next chunk (`?!`, `。”`)
            if border.end() == len(self._held) or self._is_list_number(border):
                continue
            pieces.append(self._held[start : border.end()])
            start = border.end()
        self._held = self._held[start:]
        if len(self._held) > _LONGEST:
            pieces.append(self._cut())
        return pieces

    def finish(self) -> list[str]:
        """What is left at the end of the stream."""
        rest = [piece for piece in (*self.feed("\n"), self._held) if piece]
        self._held = ""
        if rest:
            rest[-1] = rest[-1].removesuffix("\n")
        return [piece for piece in rest if piece]

    def _is_list_number(self, border: re.Match[str]) -> bool:
        """`1. Open the box`: the dot belongs to the number."""
        before = self._held[: border.start()]
        return border[0].startswith(".") and bool(_LIST_NUMBER.search(before))

    def _cut(self) -> str:
        at = max(self._held.rfind(mark) for mark in " ，,、") + 1 or len(self._held)
        piece, self._held = self._held[:at], self._held[at:]
        return piece


def split_sentences(text: str) -> list[str]:
    """All sentences of `text`; joined they are `text`."""
    stream = SentenceStream()
    return [*stream.feed(text), *stream.finish()]
