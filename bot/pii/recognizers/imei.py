"""A handset's own number."""

from __future__ import annotations

import re

from bot.pii.recognizers.labelled import LabelledRecognizer


class ImeiRecognizer(LabelledRecognizer):
    """Finds 14 to 16 digits near "IMEI" or "串号", mistyped ones too: no check digit is asked."""

    types = ("IMEI",)
    KIND = "imei"
    VALUE = re.compile(r"(?<![A-Za-z0-9_])\d(?:[ \-/]?\d){13,15}(?![A-Za-z0-9_])")
    SCORE = 0.9
