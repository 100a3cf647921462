"""Values that the conversation's vault already holds, wherever they stand without a cue.

"im torpy" tells a name; in "Thank you, torpy." of the history, or in the customer's next message,
nothing does.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence

from bot.pii.merge import overlapping, without
from bot.pii.normalise import lowered, normalise
from bot.pii.placeholder import LITERAL
from bot.pii.recognizers.person_alone import is_everyday
from bot.pii.span import Span
from bot.pii.vault import Entry, Vault

_SCORE = 0.6
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPACED = re.compile(r"[0-9A-Za-z\u00c0-\u058f]")
"""Letters of scripts that put spaces between words, and digits."""


def with_known_values(text: str, vault: Vault, spans: Sequence[Span]) -> list[Span]:
    """`spans` (sorted) and the values of `vault` that stand in `text`; a whole one beats its part.

    Sorted, none overlapping.
    """
    plain = normalise(text)
    small = lowered(plain.text)
    held = {
        (value, entry.type)
        for entry in vault.entries
        if lowered(value := normalise(entry.value).text.strip()) in small and _tells(entry, value)
    }
    known: list[Span] = []
    for value, kind in sorted(held, key=lambda one: (-len(one[0]), one)):
        exact = kind == "PASSWORD"
        for place in _places(value if exact else lowered(value), plain.text if exact else small):
            span = Span(*plain.original_range(*place), kind, _SCORE)
            if not overlapping(known, span):
                insort(known, span)
    left = [span for span in spans if not any(_holds(k, span) for k in overlapping(known, span))]
    return sorted([*left, *(part for span in known for part in _rest(text, span, left))])


def _holds(known: Span, span: Span) -> bool:
    """Whether `span` is only a part of a known value."""
    longer = known.end - known.start > span.end - span.start
    return longer and known.start <= span.start and span.end <= known.end


def _rest(text: str, span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    for part in without(span, overlapping(taken, span)):
        if any(letter.isalnum() for letter in text[part.start : part.end]):
            yield part


def _tells(entry: Entry, value: str) -> bool:
    """Whether the value alone is worth hiding: not "may", and no two letters."""
    if entry.type == LITERAL or len(value) < (2 if _HAN.match(value) else 3):
        return False
    return entry.type != "PERSON" or " " in value or not is_everyday(value, None)


def _places(value: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `value` stands, but not within a longer word or number; 尾号4821 is no word."""
    start = text.find(value)
    while start >= 0:
        end = start + len(value)
        inside = _goes_on(text, start - 1, start) or _goes_on(text, end, end - 1)
        if not inside:
            yield start, end
        start = text.find(value, start + 1 if inside else end)


def _goes_on(text: str, outside: int, inside: int) -> bool:
    """Whether the word at an end of a value goes on outside it."""
    if not 0 <= outside < len(text):
        return False
    return bool(_SPACED.match(text, outside) and _SPACED.match(text, inside))
