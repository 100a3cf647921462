"""Addresses behind a cue, in scripts and orders that the street's grammar does not know."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.address_context import ContextAddressRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("cs", "Bydlím na Lovčenská 978, 462 32 Strážnice", "Lovčenská 978, 462 32 Strážnice"),
    ("el", "Μένω στην Κουτσοχέρου 37, ΤΚ 87623 Ρέθυμνο", "Κουτσοχέρου 37, ΤΚ 87623 Ρέθυμνο"),
    ("he", "הכתובת שלי היא ככר נחשון 62, ברקת, 1027346", "ככר נחשון 62, ברקת, 1027346"),
    ("hi", "मेरा पता 8/3 चिरमिरी 328601 है", "8/3 चिरमिरी 328601"),
    ("th", "ส่งไปที่ 9 ถนนเขียวขุ้ย จ.สงขลา 76690", "9 ถนนเขียวขุ้ย จ.สงขลา 76690"),
    ("vi", "Tôi sống ở 98 Ngõ 20 Lê Lai", "98 Ngõ 20 Lê Lai"),
    ("no", "Jeg bor i Hagenstien 887, 2328 Svendsen", "Hagenstien 887, 2328 Svendsen"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_table(language: str, text: str, expected: str) -> None:
    assert max(found(ContextAddressRecognizer(), text, language), key=len) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "I live in Paris"), ("en", "send it to me in 3 days"), ("de", "ich wohne in Berlin")],
)
def test_without_a_house_it_is_none(language: str, text: str) -> None:
    assert found(ContextAddressRecognizer(), text, language) == []
