"""English names: by the model where there are capitals, by given names where there are none."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.person_en import EnglishPersonRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "John Smith ordered it", ["John Smith"]),
    ("en", "the parcel was signed by Maria Garcia's husband", ["Maria Garcia"]),
    ("en", "can christine pick it up", ["christine"]),
    ("en", "they are adam, christopher and kristina", ["adam", "christopher", "kristina"]),
    ("en", "tell christine lopez it came", ["christine lopez"]),
    ("en", "ask christine nakamura.", ["christine nakamura"]),
    ("en", "i will mark it and hope for the best", []),
    ("en", "Do you ship to Canada?", []),
    ("en", "Please refund me", []),
    ("en", "WHERE IS MY ORDER", []),
    ("de", "Christine wartet", []),
    ("zh", "你好", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_table(language: str | None, text: str, expected: list[str]) -> None:
    assert found(EnglishPersonRecognizer(), text, language) == expected
