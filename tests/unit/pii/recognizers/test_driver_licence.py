"""Licence numbers need their word."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.driver_licence import DriverLicenceRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("de", "Mein Führerschein B072RRE2I55", ["B072RRE2I55"]),
    ("zh", "驾驶证号430102198503051234", ["430102198503051234"]),
    ("en", "drivers license d1234567", ["d1234567"]),
    ("ja", "免許証番号 123456789012", ["123456789012"]),
    ("ko", "운전면허번호 11-22-123456-12", ["11-22-123456-12"]),
    ("fr", "mon permis de conduire 12AB34567", ["12AB34567"]),
    ("en", "software license 2024", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(DriverLicenceRecognizer(), text, language) == values
