"""Answers are measured in characters or words, by script."""

import pytest

from bot.answer.length import Limits


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("", 0.0),
        ("字" * 30, 1.0),
        ("字" * 28 + "\n\nAB", 1.0),
        ("word " * 10, 1.0),
        ("mot " * 5, 0.5),
        ("slovo " * 20, 2.0),
    ],
)
def test_share(text: str, share: float) -> None:
    """White space is free; Latin words in a Chinese text count by the letter."""
    assert Limits(chinese_characters=30, words=10).share(text) == pytest.approx(share)
