"""International bank account numbers, with their check digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.cues import labels_of
from bot.pii.span import Span

_SHAPE = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{2} ?|[A-Za-z]{2})\d{2}(?:[ \-]?[A-Za-z0-9]){11,30}")
_SEPARATORS = re.compile(r"[ \-]")


class IbanRecognizer(Recognizer):
    """Finds IBANs in any spacing or case; with the word beside them also mistyped ones."""

    types = ("IBAN_CODE",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        for match in _SHAPE.finditer(text):
            end = _checked_end(match)
            if end:
                yield Span(match.start(), end, "IBAN_CODE", 0.99)
                continue
            kinds = labels_of(text).naming(*match.span()).kinds
            if {"iban", "bank"} & kinds:
                yield Span(match.start(), _word_end(match), "IBAN_CODE", 0.75)


def _checked_end(match: re.Match[str]) -> int | None:
    """Where the longest stretch that begins here and passes the check ends.

    The shape may run on into the words after the number ("… 3000 thanks a lot").
    """
    text = match.group()
    ends = [m.start() for m in _SEPARATORS.finditer(text)] + [len(text)]
    for end in sorted((e for e in ends if e >= 15), reverse=True):
        following = match.string[match.start() + end : match.start() + end + 1]
        if not (following.isascii() and following.isalnum()) and iban.is_valid(text[:end]):
            return match.start() + end
    return None


def _word_end(match: re.Match[str]) -> int:
    """The end of an IBAN whose check fails: without words after it that hold no digit."""
    words = list(re.finditer(r"[^ \-]+", match.group()))
    while len(words) > 1 and words[-1].group().isalpha():
        words.pop()
    return match.start() + words[-1].end()
