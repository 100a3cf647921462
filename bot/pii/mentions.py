"""A name once found is hidden wherever else it, or a part of it, stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import ahocorasick

from bot.pii.span import Span

_SCORE = 0.6
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")


def later_mentions(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Other places of the names among `spans`: "Vanessa" after "Vanessa P. Hertzog"."""
    names = {text[span.start : span.end] for span in spans if span.type == "PERSON"}
    words = {word for name in names for word in _words(name)}
    if not words:
        return
    sought = ahocorasick.Automaton()
    for word in words:
        sought.add_word(word, len(word))
    sought.make_automaton()
    reached = 0
    places = [(last + 1 - size, last + 1) for last, size in sought.iter(text)]
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= reached and (_stands_alone(text, start, end) or _is_han(text[start:end])):
            reached = end
            yield Span(start, end, "PERSON", _SCORE)


def _words(name: str) -> Iterator[str]:
    """The name and those of its parts that could be nothing else: capitalised, three letters."""
    yield name
    if _HAN.search(name):
        return
    for part in re.findall(r"[^\W\d_]{3,}", name):
        if part[0].isupper() and " " in name:
            yield part


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (_LETTER.match(before) or _LETTER.match(after))


def _is_han(word: str) -> bool:
    """Chinese has no spaces round a name."""
    return len(word) > 1 and _HAN.search(word) is not None
