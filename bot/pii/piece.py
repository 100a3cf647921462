"""A long text is searched piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock

from bot.pii.analyzer import Analyzer
from bot.pii.recognizer import Context
from bot.pii.registry import recognizers
from bot.pii.script import guess_language
from bot.pii.span import Span

_LONGEST = 1500
"""Characters: bounds the models' memory and what is quadratic in spans."""
_OVERLAP = 160
"""Characters that a piece shares with the next: no value is longer, so none is cut in two."""
_MARKS = ("\n", "。", ". ", "！", "? ", "，", ", ", " ")


_ALONE = Lock()
"""One search at a time in a process: spaCy and LAC do not say that they can be shared."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a normalised text, from `start` on; language None is found out."""

    start: int
    text: str
    language: str | None
    region: str

    @property
    def context(self) -> Context:
        guessed = guess_language(self.text)
        return Context(self.language or guessed, self.region, guessed)


Search = Callable[[Sequence[Piece]], Iterable[list[Span]]]
"""Spans of each piece, with offsets of the whole text."""


def pieces(text: str, language: str | None, region: str) -> Iterator[Piece]:
    """`text` in pieces, cut where a line or a sentence ends, each reaching into the next."""
    start = 0
    while start < len(text):
        end = len(text) if len(text) - start <= _LONGEST else _cut(text, start)
        yield Piece(start, text[start : end + _OVERLAP], language, region)
        start = end


def _cut(text: str, start: int) -> int:
    """The best place in the second half of a piece: a line's, sentence's, clause's, word's end."""
    half = start + _LONGEST // 2
    window = text[half : start + _LONGEST]
    for mark in _MARKS:
        at = window.rfind(mark)
        if at >= 0:
            return half + at + len(mark)
    return start + _LONGEST


@cache
def local_search() -> Search:
    """Searches in this process with every recogniser of the registry."""
    analyzer = Analyzer(recognizers())

    def search(some: Sequence[Piece]) -> Iterator[list[Span]]:
        return (_found(analyzer, piece) for piece in some)

    return search


def _found(analyzer: Analyzer, piece: Piece) -> list[Span]:
    with _ALONE:
        found = analyzer.find(piece.text, piece.context)
    return [
        Span(span.start + piece.start, span.end + piece.start, span.type, span.score)
        for span in found
    ]
