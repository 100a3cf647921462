"""The label that names a number is the nearest one, and the firm one where two overlap."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.cue_words import CUE_WORDS
from bot.pii.recognizers.cues import fold, labels_of

CASES = [
    ("my order number is 4512345678", "4512345678", {"business"}),
    ("my phone number is 4512345678", "4512345678", {"phone"}),
    ("the phone number on my order is 5551234567", "5551234567", {"phone"}),
    ("call me about order number 4512345678", "4512345678", {"business"}),
    ("订单号4512345678，手机13812345678谢谢", "4512345678", {"business"}),
    ("订单号4512345678，手机13812345678谢谢", "13812345678", {"phone"}),
    ("13812345678是我的手机号", "13812345678", {"phone"}),
    ("台胞证号码 12345678", "12345678", {"national_id"}),
    ("meine Telefonnummer lautet 0171 2345678", "0171 2345678", {"phone"}),
    ("Мой номер телефона 89161234567", "89161234567", {"phone"}),
    ("Numéro de téléphone 0612345678", "0612345678", {"phone"}),
    ("paid $4512345678 by phone", "4512345678", {"business"}),
    ("my account has 4512 points", "4512", {"business"}),
    ("iphone 1234567", "1234567", set()),
    ("my phone broke. then we waited a long while at home for 1234567", "1234567", set()),
]


@pytest.mark.parametrize(("text", "value", "kinds"), CASES)
def test_names_a_value(text: str, value: str, kinds: set[str]) -> None:
    """The kinds of the label that governs `value`."""
    start = text.index(value)
    assert labels_of(text).naming(start, start + len(value)).kinds == kinds


@pytest.mark.parametrize("text", ["İSTANBUL Şifre", "ÉTÉ", "Straße", "Ёлка", "ΤΗΛΈΦΩΝΟ", "電話ガ"])
def test_folding_keeps_offsets(text: str) -> None:
    """Folded text has a character for each of the original's."""
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("kind", CUE_WORDS)
def test_phrases_are_well_formed(kind: str) -> None:
    """No empty phrase, and a star only at the end."""
    phrases = [p for joined in CUE_WORDS[kind].values() for p in joined.split("|")]
    assert all(p.strip("~* ") == p.lstrip("~").removesuffix("*") != "" for p in phrases)
