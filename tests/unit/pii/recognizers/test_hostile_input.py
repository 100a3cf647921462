"""No text, however it is made, makes a recogniser fail or look back over all of it.

A pattern that is not linear would take hours on these, and meet the session's timeout.
"""

from __future__ import annotations

import pytest

from bot.pii.recognizer import Context, Recognizer
from tests.unit.pii.recognizers.structured import structured_recognizers

PIECES = [
    "1",
    "1 ",
    "1-",
    "+1 ",
    "a@",
    "a.",
    "a_",
    "a . ",
    "A1",
    ":",
    "12:",
    "::1:",
    "(",
    "(555) ",
    "DE89 3704 ",
    "one ",
    "double ",
    "一",
    "一 ",
    "に",
    "phone 1 ",
    "id 1/",
    "身份证1",
    "生日1",
    "born 1 a ",
    "password is ",
    "微信号:",
    "x at gmail ",
    "<at>",
    "x dot x at x dot ",
    "://a:",
    "?code=",
    "bc1",
    "京A",
    "\n",
    "İ",
    "\u0300",
]


@pytest.mark.parametrize("recognizer", structured_recognizers(), ids=lambda r: type(r).__name__)
def test_stays_linear(recognizer: Recognizer) -> None:
    """Twenty thousand characters of each piece; every span lies inside the text."""
    for piece in PIECES:
        text = piece * (20_000 // len(piece)) + "@"
        spans = list(recognizer.find(text, Context("en")))
        assert all(span.end <= len(text) for span in spans)
        assert {span.type for span in spans} <= set(recognizer.types)
