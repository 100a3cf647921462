"""Only the personal part of a web address is marked."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.url import PersonalUrlRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "t.me/johnny", ["johnny"]),
    ("en", "https://linkedin.com/in/john-doe", ["john-doe"]),
    ("en", "https://bob:s3cret@example.com/x", ["bob:s3cret"]),
    ("en", "https://shop.example/reset?token=8f3a9c01", ["8f3a9c01"]),
    ("en", "https://shop.example/item/123456", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(PersonalUrlRecognizer(), text, language) == values
