"""Designers' own ids: order numbers, tracking numbers, SKUs. They are shown to the model as is.

A business id wins over every recogniser. `bot.pii.business_ids_file` reads the file.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from bot.pii.normalise import Plain, normalise

_BEFORE = r"(?<![A-Za-z0-9_@])(?<![A-Za-z0-9][.+\-/])"
_AFTER = r"(?![A-Za-z0-9_@]|[+\-/][A-Za-z0-9]|[.][0-9]|[\w.+\-]*@)"


class BusinessId(NamedTuple):
    """One id in a text: offsets in code points of the text, value as the shop writes it."""

    name: str
    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Pattern:
    """One entry of the designers' file."""

    name: str
    regex: re.Pattern[str]

    @classmethod
    def compiled(cls, name: str, pattern: str) -> Pattern:
        """`pattern` for whole ids only, whatever their case; re.error if it is no pattern.

        The borders know no Chinese letters: in 订单W1234567的 the id stands alone.
        """
        flags = re.IGNORECASE | re.ASCII
        return cls(name, re.compile(rf"{_BEFORE}(?:{pattern}){_AFTER}", flags))


class BusinessIds:
    """The designers' patterns, ready to look for."""

    def __init__(self, patterns: Iterable[Pattern] = ()) -> None:
        self._patterns = tuple(patterns)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(pattern.name for pattern in self._patterns)

    def find(self, text: str) -> list[BusinessId]:
        """Ids in `text`, left to right, none overlapping; the file's order decides a tie."""
        plain = normalise(text)
        return [
            BusinessId(one.name, *plain.original_range(one.start, one.end), one.value)
            for one in self.find_plain(plain)
        ]

    def find_plain(self, plain: Plain) -> list[BusinessId]:
        """The same with offsets of the normalised text."""
        found: list[BusinessId] = []  # always sorted, none overlapping
        for pattern in self._patterns:
            for match in pattern.regex.finditer(plain.text):
                start, end = match.span()
                at = bisect(found, start, key=lambda one: one.start)
                free = at == len(found) or end <= found[at].start
                if free and (at == 0 or found[at - 1].end <= start):
                    found.insert(at, BusinessId(pattern.name, start, end, match.group().upper()))
        return found
