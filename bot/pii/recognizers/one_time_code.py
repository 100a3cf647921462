"""PINs and one-time codes."""

from __future__ import annotations

import re

from bot.pii.recognizers.cues import Labels
from bot.pii.recognizers.labelled import LabelledRecognizer

_YEAR = re.compile(r"(?:19|20)\d\d")


class OneTimeCodeRecognizer(LabelledRecognizer):
    """Finds codes of 4 to 8 characters near "PIN", "验证码", "Bestätigungscode", …"""

    types = ("PASSWORD",)
    KIND = "code"
    VALUE = re.compile(
        r"(?<![A-Za-z0-9_.$€£¥#])(?:\d{3}[- ]\d{3}|\d{4,8}|[A-Z]-\d{4,8}|\d\d(?:[ -]\d\d){2,3}|\d(?: \d){3,7}"
        r"|(?=[A-Z]{0,7}\d)(?=\d{0,7}[A-Z])[A-Z0-9]{4,8})(?![A-Za-z0-9_]|[.,:/-]\d)"
    )

    def accepts(self, value: str) -> bool:
        return not _YEAR.fullmatch(value)

    def _is_named(self, text: str, labels: Labels, start: int, end: int) -> bool:
        """A mere "code" names digits only: letters in one are a coupon's."""
        named = super()._is_named(text, labels, start, end)
        return named and not (
            labels.naming(start, end).soft and re.search("[A-Z]", text[start:end])
        )
