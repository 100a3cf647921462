"""Long answers are cut where a reader would pause, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from channels.chat_text import PLAIN, WHATSAPP, render
from channels.splitting import split


def shown(markdown: str) -> int:
    return len(render(markdown, WHATSAPP))


@pytest.mark.parametrize(
    ("markdown", "limit", "parts"),
    [
        ("short", 10, ["short"]),
        ("", 10, []),
        ("one two\n\nthree", 8, ["one two", "three"]),
        ("one\n\ntwo\n\nthree", 9, ["one\n\ntwo", "three"]),
        ("First one. Second one.", 12, ["First one.", " Second one."]),
        ("第一句。第二句。第三句。", 8, ["第一句。第二句。", "第三句。"]),
        ("a\nb\nc", 3, ["a\nb", "c"]),
        ("aaaa bbbb cccc", 10, ["aaaa bbbb ", "cccc"]),
        ("x" * 25, 10, ["x" * 10, "x" * 10, "x" * 5]),
        ("你好你好你好你好 <PERSON_1>", 13, ["你好你好你好你好 ", "<PERSON_1>"]),
        ("你好你好你好你好<PERSON_1>", 13, ["你好你好你好你好", "<PERSON_1>"]),
    ],
)
def test_where_it_is_cut(markdown: str, limit: int, parts: list[str]) -> None:
    assert split(markdown, limit, len) == parts


def test_a_code_block_that_fits_stays_whole() -> None:
    code = "```\n" + "\n".join(f"line {n}" for n in range(8)) + "\n```"
    parts = split(f"{'words ' * 15}\n\n{code}", 100, shown)
    assert parts[-1] == code


def test_a_code_block_that_does_not_fit_is_closed_and_opened_again() -> None:
    code = "```python\n" + "\n".join(f"line {n}" for n in range(60)) + "\n```"
    parts = split(code, 150, shown)
    assert len(parts) > 2
    assert all(render(part, WHATSAPP).startswith("```line") for part in parts)
    lines = [line for part in parts for line in render(part, PLAIN).splitlines()]
    assert lines == [f"line {n}" for n in range(60)]


@bounds(max_examples=150, deadline=None)
@given(text=st.text(max_size=600), limit=st.integers(30, 200))
def test_no_part_is_too_long_and_no_letter_is_lost(text: str, limit: int) -> None:
    parts = split(text, limit, len)
    if not text.strip().startswith(("```", "~~~")) and "```" not in text and "~~~" not in text:
        assert all(len(part) <= limit for part in parts)
    letters = [sign for sign in text if sign.isalpha()]
    assert [s for part in parts for s in part if s.isalpha()] == letters or "[" in text
