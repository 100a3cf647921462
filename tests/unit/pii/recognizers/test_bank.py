"""Bank accounts need their word."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.bank import BankAccountRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "bank account 12345678 please", ["12345678"]),
    ("de", "Konto 1234567890 bei der Sparkasse", ["1234567890"]),
    ("vi", "stk 0071001234567", ["0071001234567"]),
    ("ja", "口座番号 1234567 普通", ["1234567"]),
    ("ko", "계좌번호 110-234-567890", ["110-234-567890"]),
    ("zh", "银行账号6222 0212 3456 7890 123", ["6222 0212 3456 7890 123"]),
    ("en", "my checking account is 000123456789", ["000123456789"]),
    ("ar", "رقم حسابي البنكي 1234567890123", ["1234567890123"]),
    ("hi", "मेरा खाता नंबर 123456789012 है", ["123456789012"]),
    ("th", "เลขบัญชี 123-4-56789-0", ["123-4-56789-0"]),
    ("id", "nomor rekening BCA 1234567890", ["1234567890"]),
    ("cs", "číslo účtu 123456789/0800", ["123456789/0800"]),
    ("pl", "numer rachunku 61 1090 1014 0000 0712 1981 2874", ["61 1090 1014 0000 0712 1981 2874"]),
    ("ru", "расчетный счет 40817810099910004312", ["40817810099910004312"]),
    ("no", "kontonummer 1234 56 78903", ["1234 56 78903"]),
    ("pt", "minha conta corrente é 12345-6", ["12345-6"]),
    ("it", "il mio conto corrente è 000012345678", ["000012345678"]),
    ("fr", "mon numéro de compte est 00012345678", ["00012345678"]),
    ("zh", "工行卡6222021234567890123", ["6222021234567890123"]),
    ("en", "bank transfer takes 3-5 days", []),
    ("zh", "退到银行卡3-5天", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(BankAccountRecognizer(), text, language) == values
