"""Wallet addresses are known by their form."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.crypto import CryptoWalletRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "send it to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"]),
    (
        "en",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        ["0x52908400098527886E0F7030069857D2E4169EE7"],
    ),
    ("en", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(CryptoWalletRecognizer(), text, language) == values
