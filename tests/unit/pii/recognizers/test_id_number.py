"""Identity numbers without a known check need their word."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.id_number import IdNumberRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "my id card 998877665", ["998877665"]),
    ("zh", "证件号码 88123456", ["88123456"]),
    ("fr", "Numéro de sécu 2 85 05 78 006 084 91", ["2 85 05 78 006 084 91"]),
    ("de", "Mein Personalausweis L01X00T471", ["L01X00T471"]),
    ("es", "Mi cédula es 1.023.456.789", ["1.023.456.789"]),
    ("ro", "CNP 1960411123456", ["1960411123456"]),
    ("hu", "adóazonosító 8123456789", ["8123456789"]),
    ("el", "ΑΦΜ 123456783", ["123456783"]),
    ("ar", "رقم الهوية 1023456789", ["1023456789"]),
    ("zh", "台胞证号码 12345678", ["12345678"]),
    ("zh", "身份证440305 19900101 1234", ["440305 19900101 1234"]),
    ("en", "tin 12-3456789", ["12-3456789"]),
    ("pl", "dowód osobisty ABC123456", ["ABC123456"]),
    ("en", "where do I upload my id card", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(IdNumberRecognizer(), text, language) == values
