"""Passport numbers, where a word names them."""

from __future__ import annotations

import re

from bot.pii.recognizers.labelled import LabelledRecognizer


class PassportRecognizer(LabelledRecognizer):
    """Finds 6 to 10 letters and digits near "passport", "护照", "旅券", …"""

    types = ("PASSPORT",)
    KIND = "passport"
    VALUE = re.compile(
        r"(?<![A-Za-z0-9_.À-ɏͰ-ӿ])(?:(?-i:[A-ZΑ-ΩА-Я]{1,3}) \d{5,9}|[A-ZΑ-ΩА-Я]{1,3}-?\d{5,9}"
        r"|\d{2} ?\d{2} ?\d{6}|\d{6,10}[A-Z]{0,2}|(?=[A-Z0-9]{0,7}\d)[A-Z][A-Z0-9]{6,9}"
        r"|\d{2}[A-Z]{2}\d{5})(?![A-Za-z0-9_])",
        re.IGNORECASE,
    )

    def accepts(self, value: str) -> bool:
        return sum(c.isdigit() for c in value) >= 3
