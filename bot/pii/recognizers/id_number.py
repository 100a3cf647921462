"""Identity numbers that no check knows, where a word names them."""

from __future__ import annotations

import re

from bot.pii.recognizers.labelled import LabelledRecognizer

_DATE = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4}|(?:19|20)\d\d[-./]\d\d?[-./]\d\d?")


class IdNumberRecognizer(LabelledRecognizer):
    """Finds 5 to 24 letters and digits near "identity card", "证件号", "CPF", "кодом ІПН", …"""

    types = ("ID_CARD",)
    KIND = "national_id"
    VALUE = re.compile(
        r"(?<![A-Za-z0-9_.@$€£¥])(?:[A-Z]{1,3}-?|(?-i:[A-Z]{1,3}) )?\d[\dA-Z]{0,20}"
        r"(?:(?: ?[-./] ?| )\(?\d[\dA-Z]{0,12}\)?){0,6}"
        r"(?: ?[-./]? ?[A-Z](?![A-Za-z]))?(?![A-Za-z0-9_]|[.,:]\d)",
        re.IGNORECASE,
    )
    SCORE = 0.75

    def accepts(self, value: str) -> bool:
        digits = sum(c.isdigit() for c in value)
        return digits >= 5 and not _DATE.fullmatch(value)
