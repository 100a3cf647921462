"""The three or four digits on a card's back, where a word names them."""

from __future__ import annotations

import re

from bot.pii.recognizers.labelled import LabelledRecognizer


class CardCodeRecognizer(LabelledRecognizer):
    """Finds card verification codes; they let somebody pay, so they are a PASSWORD."""

    types = ("PASSWORD",)
    KIND = "cvv"
    VALUE = re.compile(r"(?<![A-Za-z0-9_.-])\d{3,4}(?![A-Za-z0-9_-]|\.\d)")
