"""Passport numbers need their word."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.passport import PassportRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "X1234567 is my passport number", ["X1234567"]),
    ("fr", "Passeport n° 12AB34567", ["12AB34567"]),
    ("ru", "паспорт 4509 123456", ["4509 123456"]),
    ("ar", "جواز سفري A12345678", ["A12345678"]),
    ("zh", "护照号E12345678", ["E12345678"]),
    ("en", "passport no L8898902C", ["L8898902C"]),
    ("fi", "passini numero on FP1234567", ["FP1234567"]),
    ("hu", "Az útlevelem száma BE1234567", ["BE1234567"]),
    ("el", "το διαβατήριό μου είναι ΑΕ1234567", ["ΑΕ1234567"]),
    ("th", "พาสปอร์ตเลขที่ AA1234567", ["AA1234567"]),
    ("vi", "hộ chiếu số B1234567", ["B1234567"]),
    ("ja", "パスポート番号 TK1234567", ["TK1234567"]),
    ("ko", "여권번호는 M12345678입니다", ["M12345678"]),
    ("id", "nomor paspor saya B1234567", ["B1234567"]),
    ("tr", "pasaport numaram U12345678", ["U12345678"]),
    ("ro", "pașaportul meu are numărul 051234567", ["051234567"]),
    ("en", "my passport is ready", []),
    ("en", "X1234567", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(PassportRecognizer(), text, language) == values
