"""American social security numbers, whole or the last four digits, as chat writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.cues import labels_of
from bot.pii.span import Span

_SHAPE = re.compile(
    r"(?<![A-Za-z0-9_.$])(?<!\d[-/])(?:\d{3}|[x*#]{3})"
    r"(?: ?(?P<sep>[-.]) ?(?:\d\d|[x*#]{2}) ?(?P=sep) ?"
    r"| \d\d )\d{4}(?!\d|[-/]\d|\.\d)(?![A-Za-z_])",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?<![A-Za-z0-9_.$])\d(?:(?: ?[-./,] ?| {1,2})?\d){3,8}(?!\d|[-/]\d|\.\d)(?![A-Za-z_])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LENGTHS = frozenset({4, 5, 9})  # the last four, the first five, all


class SocialSecurityRecognizer(Recognizer):
    """Finds 123-45-6789 anywhere, other spellings and the last four near "social" or "ssn"."""

    types = ("ID_CARD",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        labels = labels_of(text)
        for match in _SHAPE.finditer(text):
            label = labels.naming(*match.span())
            if "business" not in label.kinds:
                yield Span(match.start(), match.end(), "ID_CARD", 0.95 if match["sep"] else 0.6)
        for label in labels.of("ssn"):
            for match in _LABELLED.finditer(text, max(0, label.start - 24), label.end + 64):
                sure = not (label.soft and _YEAR.fullmatch(match.group()))
                if sure and labels.names("ssn", *match.span()) and _is_number(match.group()):
                    yield Span(match.start(), match.end(), "ID_CARD", 0.9)


def _is_number(value: str) -> bool:
    return sum(c.isdigit() for c in value) in _LENGTHS
