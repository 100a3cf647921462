"""The common way to find a value by the word that names it, used by half of the recognisers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import ClassVar

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.cues import REACH, Labels, labels_of
from bot.pii.span import Span

_LONGEST = 64


class LabelledRecognizer(Recognizer):
    """Finds what looks like `VALUE` where a cue word of `KIND` names it.

    VALUE: must hold what makes the value one, and match all of it.
    """

    KIND: ClassVar[str]
    VALUE: ClassVar[re.Pattern[str]]
    SCORE: ClassVar[float] = 0.8

    def find(self, text: str, context: Context) -> Iterator[Span]:
        labels = labels_of(text)
        named = list(labels.of(self.KIND))
        seen = 0  # what lies before was searched, or belongs to a value already found
        for label, following in zip_longest(named, named[1:]):
            limit = following.start if following else len(text)
            before = self._values(text, max(seen, label.start - REACH), label.start, label.start)
            high = min(label.end + REACH, limit)
            after = self._values(text, label.end, high, min(limit, high + _LONGEST))
            for start, end in (*before, *after):
                if self._is_named(text, labels, start, end):
                    yield Span(start, end, self.types[0], self.SCORE)
            seen = high

    def accepts(self, value: str) -> bool:
        """A last look at a value; anything that has the shape by default."""
        return True

    def _values(self, text: str, low: int, high: int, end: int) -> Iterator[tuple[int, int]]:
        """Values that start in `low..high` and end by `end`."""
        for match in self.VALUE.finditer(text, low, end):
            if match.start() > high:
                return
            yield match.span()

    def _is_named(self, text: str, labels: Labels, start: int, end: int) -> bool:
        return labels.names(self.KIND, start, end) and self.accepts(text[start:end])
