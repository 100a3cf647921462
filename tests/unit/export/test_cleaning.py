"""Texts that files stumble over."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.export.cleaning import readable
from bot.export.sink import json_line

CASES = (
    ("plain 你好 🙂", "plain 你好 🙂"),
    ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    ("nul\x00", "nul\ufffd"),
    ("esc\x1b[31m", "esc\ufffd[31m"),
    ("half \ud83d", "half \ufffd"),
    ("not xml \uffff\x0b", "not xml \ufffd\ufffd"),
    ("tab\tstays", "tab\tstays"),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_only_the_unfit_is_replaced(text: str, expected: str) -> None:
    assert readable(text) == expected


@given(st.text(st.characters(), max_size=40))
def test_a_json_line_is_one_line_for_every_reader(text: str) -> None:
    line = json_line({"text": readable(text)}).decode("utf-8")
    assert line.splitlines() == [line[:-1]]
    assert json.loads(line) == {"text": readable(text)}
