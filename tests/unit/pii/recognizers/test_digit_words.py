"""Dictated digits are read in the languages that dictate them, and prose is not."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.digit_words import spoken_numbers

CASES = [
    ("it is five five five one two three four", [("five five five one two three four", 7)]),
    ("555 one two three double four oh nine", [("555 one two three double four oh nine", 10)]),
    ("eight hundred five five five one two", [("eight hundred five five five one two", 8)]),
    ("twenty one forty two ten eleven", [("twenty one forty two ten eleven", 8)]),
    ("zéro six douze trente-quatre", [("zéro six douze trente-quatre", 6)]),
    ("null eins vierunddreißig zwölf", [("null eins vierunddreißig zwölf", 6)]),
    ("手机一三八，零零幺三谢谢", [("一三八，零零幺三", 7)]),
    ("138一二三四5678", [("138一二三四5678", 11)]),
    ("공일공 일이삼사", [("공일공 일이삼사", 7)]),
    ("ศูนย์แปดหนึ่งสอง", [("ศูนย์แปดหนึ่งสอง", 4)]),
    ("one of the two is for three", []),
    ("i bought 2 or 3 of one in 2021 and 4 more", []),
    ("我要一二三个", []),
    ("call 5551234567", []),
]


@pytest.mark.parametrize(("text", "numbers"), CASES)
def test_reads_numbers(text: str, numbers: list[tuple[str, int]]) -> None:
    """Where each number stands, and how many digits were said."""
    spoken = spoken_numbers(text)
    assert [(text[n.start : n.end], len(n.digits)) for n in spoken] == numbers
