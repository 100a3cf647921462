"""A name beside contact data needs no cue: "Lisa Wagner, Gartenweg 3, 04109 Leipzig"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.pii.recognizers.person_alone import NAME, is_everyday
from bot.pii.span import Span

_CONTACT = frozenset({"LOCATION", "PHONE_NUMBER", "EMAIL_ADDRESS"})
_SCORE = 0.55
_REACH = 60
_BEFORE = re.compile(rf"(?:^|[,;:.!?\n][ ]*|[-–|][ ])({NAME})[ ]?(?:[,;:|\n]|[ ]-)[ ]*$")
_AFTER = re.compile(rf"[ ]?(?:[,;|\n]|[ ]-)[ ]*({NAME})(?=[ ]?(?:[,;.|\n]|[ ]-|$))")


def beside_contact(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Names right before or behind an address, a telephone number or a mail address."""
    for span in spans:
        if span.type not in _CONTACT:
            continue
        start = max(0, span.start - _REACH)
        before = _BEFORE.search(text[start : span.start])
        if before:
            yield from _name(before[1], start + before.start(1))
        after = _AFTER.match(text, span.end, span.end + _REACH)
        if after:
            yield from _name(after[1], after.start(1))


def _name(words: str, start: int) -> Iterator[Span]:
    if not any(is_everyday(word, None) for word in words.split()):
        yield Span(start, start + len(words), "PERSON", _SCORE)
