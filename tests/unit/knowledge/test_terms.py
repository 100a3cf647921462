"""Terms: words and their stems, pairs of wide characters, and no function words."""

import pytest

from bot.knowledge.terms import terms

TABLE = [
    ("Returns", ["returns", "retur*"]),
    ("USB-C 65 W", ["usb", "c", "65", "w"]),
    ("退货面单", ["退货", "货面", "面单"]),
    ("退", ["退"]),
    ("ＷＩＦＩ连不上", ["wifi", "连不", "不上"]),
    ("W1234567", ["w1234567", "w1234*"]),
    ("", []),
]

CONTENT = [
    ("How can I return it?", ["return", "retur*"]),
    ("你们卖汽车吗", ["卖汽", "汽车"]),
    ("怎么退货？", ["退货"]),
    ("Wie kann ich das machen?", []),
    ("как отменить заказ", ["отменить", "заказ", "отмен*"]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_terms(text: str, expected: list[str]) -> None:
    """Width and case do not matter."""
    assert terms(text) == expected


@pytest.mark.parametrize(("text", "expected"), CONTENT)
def test_content_terms(text: str, expected: list[str]) -> None:
    """What the question is about, in whichever language it is asked."""
    assert terms(text, content_only=True) == expected
