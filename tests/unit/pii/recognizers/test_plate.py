"""Chinese plates by shape, others by their word."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.plate import PlateRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("zh", "车牌京A12345", ["京A12345", "A12345"]),
    ("en", "my license plate number is ABC 1234", ["ABC 1234"]),
    ("fr", "plaque d'immatriculation AB-123-CD", ["AB-123-CD"]),
    ("de", "Kennzeichen B-MW 4321", ["B-MW 4321"]),
    ("it", "targa EF 123 GH", ["EF 123 GH"]),
    ("nl", "kenteken 12-ABC-3", ["12-ABC-3"]),
    ("ru", "госномер А123ВС77", ["А123ВС77"]),
    ("tr", "plakam 34 ABC 123", ["34 ABC 123"]),
    ("zh", "车牌沪A·12B45", ["沪A·12B45", "12B45"]),
    ("en", "License plate 7ABC123", ["7ABC123"]),
    ("en", "vin 1HGCM82633A004352", ["1HGCM82633A004352"]),
    ("vi", "biển số xe 51F-123.45", ["51F-123.45"]),
    ("es", "mi matrícula es 1234 BCD", ["1234 BCD"]),
    ("en", "my car is KX19 ZRT, outside", ["KX19 ZRT"]),
    ("en", "the sku is KX19 ZRT", []),
    ("zh", "订京A型号", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(PlateRecognizer(), text, language) == values
