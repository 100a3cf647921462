"""What names a bank or branch: ABA routing numbers, sort codes, BLZ, IFSC, BIC."""

from __future__ import annotations

import re

from bot.pii.recognizers.labelled import LabelledRecognizer


class BankRoutingRecognizer(LabelledRecognizer):
    """Finds bank and branch codes near a word that names them."""

    types = ("BANK_ACCOUNT",)
    KIND = "routing"
    VALUE = re.compile(
        r"(?<![A-Za-z0-9_.+])(?:\d{2} ?- ?\d{2} ?- ?\d{2}|\d(?:[ -]?\d){4,11}"
        r"|[A-Za-z]{4}0[A-Za-z0-9]{6}"
        r"|[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![A-Za-z0-9_])"
    )
    SCORE = 0.75
