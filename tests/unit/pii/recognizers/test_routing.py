"""Bank codes need their word."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.routing import BankRoutingRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "aba 121000358", ["121000358"]),
    ("en", "ifsc HDFC0001234", ["HDFC0001234"]),
    ("en", "routing number 121000358", ["121000358"]),
    ("en", "sort code 20-00-00", ["20-00-00"]),
    ("en", "121000358", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(BankRoutingRecognizer(), text, language) == values
