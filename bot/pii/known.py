"""Values that the conversation's vault already holds, wherever they stand without a cue.

"im torpy" tells a name; in "Thank you, torpy." of the history, or in the customer's next message,
nothing does.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence

from bot.pii.merge import overlapping, without
from bot.pii.normalise import normalise
from bot.pii.placeholder import LITERAL
from bot.pii.recognizers.person_alone import is_everyday
from bot.pii.span import Span
from bot.pii.vault import Entry, Vault

_SCORE = 0.6
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTERS = r"[0-9A-Za-z\u00c0-\u058f]"
_SPACED = re.compile(_LETTERS)
"""Letters of scripts that put spaces between words, and digits."""


def with_known_values(text: str, vault: Vault, spans: Sequence[Span]) -> list[Span]:
    """`spans` (sorted) and the values of `vault` that stand in `text`; a whole one beats its part.

    Sorted, none overlapping.
    """
    plain = normalise(text)
    small = plain.text.casefold()
    held = {
        (value, entry.type)
        for entry in vault.entries
        if (value := normalise(entry.value).text.strip()).casefold() in small
        and _tells(entry, value)
    }
    known: list[Span] = []
    for value, kind in sorted(held, key=lambda one: (-len(one[0]), one)):
        flags = 0 if kind == "PASSWORD" else re.IGNORECASE
        for match in re.finditer(_bordered(value), plain.text, flags):
            span = Span(*plain.original_range(*match.span()), kind, _SCORE)
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


def _bordered(value: str) -> str:
    """Not within a longer word or number; 尾号4821 is no word."""
    before = rf"(?<!{_LETTERS})" if _SPACED.match(value[0]) else ""
    after = rf"(?!{_LETTERS})" if _SPACED.match(value[-1]) else ""
    return before + re.escape(value) + after
