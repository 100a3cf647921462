"""A name once found is hidden wherever else it, or a part of it, stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.pii.span import Span

_SCORE = 0.6
_HAN = re.compile(r"[\u4e00-\u9fff]")


def later_mentions(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Other places of the names among `spans`: "Vanessa" after "Vanessa P. Hertzog"."""
    names = {text[span.start : span.end] for span in spans if span.type == "PERSON"}
    words = {word for name in names for word in _words(name)}
    if not words:
        return
    body = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    for match in re.finditer(rf"(?<![^\W\d_])(?:{body})(?![^\W\d_])|(?:{_han(words)})", text):
        yield Span(*match.span(), "PERSON", _SCORE)


def _words(name: str) -> Iterator[str]:
    """The name and those of its parts that could be nothing else: capitalised, three letters."""
    yield name
    if _HAN.search(name):
        return
    for part in re.findall(r"[^\W\d_]{3,}", name):
        if part[0].isupper() and " " in name:
            yield part


def _han(words: Iterable[str]) -> str:
    """Chinese has no spaces round a name."""
    return (
        "|".join(re.escape(word) for word in words if _HAN.search(word) and len(word) > 1) or "(?!)"
    )
