"""Identity numbers pass their country's check, in its language or with a label."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.national_id import NationalIdRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("zh", "11010519491231002X", ["11010519491231002X"]),
    ("zh", "我是11010519491231002X谢谢", ["11010519491231002X"]),
    ("es", "mi DNI es 12345678Z", ["12345678Z"]),
    ("en", "my NINO is ab 12 34 56 c", ["ab 12 34 56 c"]),
    ("en", "PAN ABCPE1234F", ["ABCPE1234F"]),
    ("en", "S1234567D", ["S1234567D"]),
    ("zh", "A123456789", ["A123456789"]),
    ("ko", "850305-1234567", ["850305-1234567"]),
    ("pl", "44051401359", ["44051401359"]),
    ("pt", "123.456.789-09", ["123.456.789-09"]),
    ("fr", "2 95 10 99 126 111 93", ["2 95 10 99 126 111 93"]),
    ("it", "RSSMRA85T10A562S", ["RSSMRA85T10A562S"]),
    ("it", "codice fiscale RSSMRA85T10A562S", ["RSSMRA85T10A562S"]),
    ("pt", "CPF 52998224725", ["52998224725"]),
    ("nl", "BSN 111222333", ["111222333"]),
    ("sv", "Personnummer 19811218-9876", ["19811218-9876"]),
    ("da", "CPR-nummer 070761-4285", ["070761-4285"]),
    ("fi", "henkilötunnus 131052-308T", ["131052-308T"]),
    ("pl", "PESEL 44051401359", ["44051401359"]),
    ("cs", "rodné číslo 850101/1234", ["850101/1234"]),
    ("ru", "СНИЛС 112-233-445 95", ["112-233-445 95"]),
    ("ru", "ИНН 500100732259", ["500100732259"]),
    ("uk", "ІПН 3184710691", ["3184710691"]),
    ("tr", "TC kimlik no 10000000146", ["10000000146"]),
    ("he", "תעודת זהות 123456782", ["123456782"]),
    ("fa", "کد ملی 0013542419", ["0013542419"]),
    ("hi", "मेरा आधार नंबर 2345 6789 0124", ["2345 6789 0124"]),
    ("ur", "شناختی کارڈ نمبر 35202-1234567-1", ["35202-1234567-1"]),
    ("id", "NIK 3174051203850001", ["3174051203850001"]),
    ("ms", "No IC 850312-14-5678", ["850312-14-5678"]),
    ("vi", "CCCD 001085012345", ["001085012345"]),
    ("th", "เลขบัตรประชาชน 1 1020 03456 78 9", ["1 1020 03456 78 9"]),
    ("ja", "マイナンバーは123456789018です", ["123456789018"]),
    ("ko", "주민등록번호 850305-1234567", ["850305-1234567"]),
    ("zh", "香港身份證 A123456(3)", ["A123456(3)"]),
    ("en", "my social is 123456789", ["123456789"]),
    ("en", "my aadhaar is 2345 6789 0124", ["2345 6789 0124"]),
    ("pt", "RG 12.345.678-9", ["12.345.678-9"]),
    ("es", "mi NIE es X1234567L", ["X1234567L"]),
    ("de", "Steuer-ID 86095742719", ["86095742719"]),
    ("en", "order 44051401359", []),
    ("zh", "订单110105194912310021", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(NationalIdRecognizer(), text, language) == values
