"""Account ids need their word."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.account import AccountIdRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "customer CU-884120 wants a callback", ["CU-884120"]),
    ("en", "client handbook page 4410", []),
    ("en", "membership #A12345", ["A12345"]),
    ("fr", "Mon numéro client est 88412076", ["88412076"]),
    ("de", "Meine Kundennummer lautet 7741256", ["7741256"]),
    ("pt", "agência 1234 conta 56789-0", ["56789-0"]),
    ("zh", "会员号 88991234", ["88991234"]),
    ("en", "my account number is 4567 8901", ["4567 8901"]),
    ("en", "account no. 8923-441", ["8923-441"]),
    ("en", "acct id PKQ3XX1", ["PKQ3XX1"]),
    ("en", "my policy number is AB-99182-22", ["AB-99182-22"]),
    ("hu", "Az ügyfélszámom 774512", ["774512"]),
    ("el", "Ο αριθμός πελάτη μου είναι 883412", ["883412"]),
    ("he", "מספר הלקוח שלי 883412", ["883412"]),
    ("ja", "会員番号は12345678です", ["12345678"]),
    ("tr", "müşteri numaram 883412", ["883412"]),
    ("cs", "zákaznické číslo 883412", ["883412"]),
    ("pl", "numer klienta 883412", ["883412"]),
    ("sv", "mitt kundnummer är 883412", ["883412"]),
    ("nl", "klantnummer 883412", ["883412"]),
    ("en", "my account is locked since 2023", []),
    ("en", "12345678", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(AccountIdRecognizer(), text, language) == values
