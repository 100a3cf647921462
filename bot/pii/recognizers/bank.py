"""Bank accounts with a word that names them."""

from __future__ import annotations

import re

from bot.pii.recognizers.labelled import LabelledRecognizer

_DATE = re.compile(r"(?:19|20)\d\d[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./](?:19|20)\d\d")


class BankAccountRecognizer(LabelledRecognizer):
    """Finds account numbers of 6 to 30 digits, in groups or not, near "bank account", "口座", …"""

    types = ("BANK_ACCOUNT",)
    KIND = "bank"
    VALUE = re.compile(
        r"(?:(?<=ending in )|(?<=ending with )|(?<=ends in )|(?<=ending )|(?<=account )|(?<=尾号)|(?<=尾号是)|(?<=末四位)|(?<=末四位是))\d{4}(?!\d)|"
        r"(?<![A-Za-z0-9_.+])\d(?:(?: ?[-/.] ?| )?\d){5,29}(?: ?- ?[\dXx])?(?![A-Za-z0-9_]|[.,]\d)"
    )

    def accepts(self, value: str) -> bool:
        return not _DATE.fullmatch(value)
