"""What a spreadsheet would run, and what it would not."""

from __future__ import annotations

import pytest

from bot.export.formulas import defused, is_formula

FORMULAS = (
    '=HYPERLINK("http://evil.example","x")',
    "=1+1",
    "+8613812345678",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "\ufeff=1",
    "\u200b@x",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM",
    "=",
)
TEXTS = ("", "a=b", "你好", "W1000001", "1-2", "'=1", '"=1"', "🙂", "<PERSON_1>", "a\n=1")


@pytest.mark.parametrize("text", FORMULAS)
def test_it_is_kept_a_text(text: str) -> None:
    assert is_formula(text)
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", TEXTS)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text
