"""Card codes need their word."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.cvv import CardCodeRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "cvv: 1234 exp 01/28", ["1234"]),
    ("zh", "安全码 123", ["123"]),
    ("en", "cvv 123", ["123"]),
    ("en", "room 123", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(CardCodeRecognizer(), text, language) == values
