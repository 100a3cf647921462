"""IMEIs need their word."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.imei import ImeiRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("zh", "IMEI 356938035643809", ["356938035643809"]),
    ("en", "356938035643809", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(ImeiRecognizer(), text, language) == values
