"""Cards pass Luhn or have their word beside them."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.card import CreditCardRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "4111 1111 1111 1111", ["4111 1111 1111 1111"]),
    ("zh", "卡号6225880137706868谢谢", ["6225880137706868"]),
    ("en", "my card 4111-1111-1111-1111 exp 04/27", ["4111-1111-1111-1111", "04/27"]),
    ("en", "4111 1111 1111 1111 12/26", ["4111 1111 1111 1111"]),
    ("en", "my card number is 4111 1111 1111 1112", ["4111 1111 1111 1112"]),
    ("en", "card ending in 4242", ["4242"]),
    ("es", "Número de tarjeta 4539 1488 0343 6467", ["4539 1488 0343 6467"]),
    ("ru", "номер карты 4276 3800 1234 5678", ["4276 3800 1234 5678"]),
    ("uk", "номер картки 5168 7456 1234 5678", ["5168 7456 1234 5678"]),
    ("zh", "我的卡号是6222 0212 3456 7890", ["6222 0212 3456 7890"]),
    ("en", "4111 1111 1111 1112", []),
    ("en", "order 4111111111111111", []),
    ("en", "size 4242, last four left", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(CreditCardRecognizer(), text, language) == values
