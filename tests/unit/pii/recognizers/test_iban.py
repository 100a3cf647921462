"""IBANs are checked; a mistyped one needs its word."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.iban import IbanRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("de", "IBAN DE89 3704 0044 0532 0130 00 danke", ["DE89 3704 0044 0532 0130 00"]),
    ("en", "gb82west12345698765432", ["gb82west12345698765432"]),
    ("en", "my iban is GB82 WEST 1234 5698 7654 33", ["GB82 WEST 1234 5698 7654 33"]),
    ("nl", "mijn rekeningnummer is NL91ABNA0417164300", ["NL91ABNA0417164300"]),
    ("en", "GB82WEST12345698765433", []),
    ("en", "on 2024 we shipped 12 3456 7890 1234", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(IbanRecognizer(), text, language) == values
