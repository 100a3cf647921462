"""Numbers of a customer, a member, a policy, an account with somebody other than a bank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pii.recognizer import Context
from bot.pii.recognizers.labelled import LabelledRecognizer
from bot.pii.span import Span

_YEAR = re.compile(r"(?:19|20)\d\d")

_OF_SOMEBODY = re.compile(
    r"\b(?i:customer|client|member|subscriber|patient|kunde|klant|cliente)[ ]"
    r"([A-Z]{1,4}-?\d{4,10})(?![\w-])"
)


class AccountIdRecognizer(LabelledRecognizer):
    """Finds account ids near "account number", "会员号", "Kundennummer", …"""

    types = ("ACCOUNT_ID",)
    KIND = "account"
    VALUE = re.compile(
        r"(?<![A-Za-z0-9_.$€£¥@])(?:[*x]{2,12}[- ]?)?"
        r"(?:\d{3,6}(?: \d{3,6}){1,4}|(?-i:[A-Z]{1,4}) ?\d{4,12}"
        r"|(?=[A-Z\-]{0,12}\d)[A-Z0-9][A-Z0-9\-_]{3,24})(?![A-Za-z0-9_@]|[.,/:]\d)",
        re.IGNORECASE,
    )
    SCORE = 0.7

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Labelled ids, and coded ones right behind the person they are of: "customer CU-884120"."""
        yield from super().find(text, context)
        for match in _OF_SOMEBODY.finditer(text):
            yield Span(*match.span(1), "ACCOUNT_ID", self.SCORE)

    def accepts(self, value: str) -> bool:
        digits = sum(c.isdigit() for c in value)
        coded = value.isupper() and len(value) > 5
        return digits >= (1 if coded else 3) and not _YEAR.fullmatch(value)
