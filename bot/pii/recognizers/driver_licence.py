"""Driving licence numbers, where a word names them."""

from __future__ import annotations

import re

from bot.pii.recognizers.labelled import LabelledRecognizer


class DriverLicenceRecognizer(LabelledRecognizer):
    """Finds 5 to 18 letters and digits near "driving licence", "驾驶证", "Führerschein", …"""

    types = ("DRIVER_LICENSE",)
    KIND = "licence"
    VALUE = re.compile(
        r"(?<![A-Za-z0-9_.])(?:(?=[A-Z]{0,9}\d)[A-Z0-9]{5,18}|\d{2,4}(?:[ -][A-Z0-9]{2,6}){1,4}"
        r"|[A-Z]{1,2}\d{0,3}(?:[ -]\d{2,6}){1,4})(?![A-Za-z0-9_])",
        re.IGNORECASE,
    )

    def accepts(self, value: str) -> bool:
        return sum(c.isdigit() for c in value) >= 4
