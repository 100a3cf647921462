"""Social security numbers in every spelling of chat."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.ssn import SocialSecurityRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "123 45 6789 is my social", ["123 45 6789"]),
    ("en", "460-89-9847", ["460-89-9847"]),
    ("en", "xxx-xx-6789", ["xxx-xx-6789"]),
    ("en", "last four of my social is 1234", ["1234"]),
    ("en", "my ssn ends in 4567", ["4567"]),
    ("en", "ssn 123 - 45 - 6789", ["123 - 45 - 6789"]),
    ("en", "sure , last four digits of my ssn are 4563", ["4563"]),
    ("en", "the last 4 digits of my ssn is 4563", ["4563"]),
    ("en", "4563 is the last four of my social", ["4563"]),
    ("en", "123456789", []),
    ("en", "order 123-45-6789", []),
    ("en", "social media since 2019", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(SocialSecurityRecognizer(), text, language) == values
