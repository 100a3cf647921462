"""Addresses with an @."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.email import EmailRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("zh", "邮箱zhang@example.com谢谢", ["zhang@example.com"]),
    ("en", "mail john @ gmail . com please", ["john @ gmail", "john @ gmail . com"]),
    ("ru", "почта иван@почта.рф", ["иван@почта.рф"]),
    ("en", "my email is john@company", ["john@company"]),
    ("en", "crystalm927@email.com", ["crystalm927@email.com"]),
    ("en", "insta is @wren.makes.pots", []),
    ("en", "price @ 5 each", []),
    ("en", "follow @crazy_cat", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(EmailRecognizer(), text, language) == values
