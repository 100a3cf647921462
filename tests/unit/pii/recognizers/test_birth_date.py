"""A date is one of birth only beside a word for it."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.birth_date import BirthDateRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "born on 3rd of May 1985", ["3rd of May 1985"]),
    ("en", "12 april 1985 is my birthday", ["12 april 1985"]),
    ("en", "my birthday is april 12", ["april 12"]),
    ("fr", "Je suis née le 14 juillet 1988", ["14 juillet 1988"]),
    ("de", "Geburtsdatum: 03.11.1979", ["03.11.1979"]),
    ("es", "Nací el 5 de marzo de 1990", ["5 de marzo de 1990"]),
    ("it", "Sono nato il 12/04/1985", ["12/04/1985"]),
    ("pt", "Nasci em 22 de outubro de 1991", ["22 de outubro de 1991"]),
    ("nl", "geboren op 7 mei 1982", ["7 mei 1982"]),
    ("sv", "född den 3 juni 1975", ["3 juni 1975"]),
    ("fi", "syntymäaikani on 1.2.1983", ["1.2.1983"]),
    ("pl", "urodziłem się 5 maja 1980", ["5 maja 1980"]),
    ("cs", "Narodil jsem se 5. března 1979", ["5. března 1979"]),
    ("ru", "Я родился 12 апреля 1987", ["12 апреля 1987"]),
    ("uk", "народилася 3 березня 1991 року", ["3 березня 1991"]),
    ("ro", "m-am născut pe 3 mai 1984", ["3 mai 1984"]),
    ("hu", "Születtem: 1985. március 5.", ["1985. március 5."]),
    ("el", "γεννήθηκα στις 5 Μαρτίου 1985", ["5 Μαρτίου 1985"]),
    ("tr", "doğum tarihim 05.03.1985", ["05.03.1985"]),
    ("ar", "تاريخ ميلادي 5 مارس 1985", ["5 مارس 1985"]),
    ("he", "נולדתי ב-5 במרץ 1985", ["5 במרץ 1985"]),
    ("hi", "जन्म तिथि 05/03/1985", ["05/03/1985"]),
    ("id", "lahir 12 Maret 1985", ["12 Maret 1985"]),
    ("vi", "sinh ngày 12 tháng 3 năm 1985", ["12 tháng 3 năm 1985"]),
    ("th", "เกิดวันที่ 5 มีนาคม 2528", ["5 มีนาคม 2528"]),
    ("ja", "生年月日は1985年3月5日です", ["1985年3月5日"]),
    ("ko", "생년월일은 1985년 3월 5일", ["1985년 3월 5일"]),
    ("zh", "我生于1985年3月5日", ["1985年3月5日"]),
    ("en", "dob 4/12/85", ["4/12/85"]),
    ("en", "my date of birth is april 12 1985", ["april 12 1985"]),
    ("en", "i was born on 12th april, 1985", ["12th april, 1985"]),
    ("en", "dob: 04-12-1985", ["04-12-1985"]),
    ("hu", "1990. május 12-én születtem", ["1990. május 12"]),
    ("el", "γεννήθηκα 12/05/1990 στην Αθήνα", ["12/05/1990"]),
    ("ar", "ولدت في 12/05/1990", ["12/05/1990"]),
    ("hi", "मेरा जन्म 12 मई 1990 को हुआ था", ["12 मई 1990"]),
    ("ja", "1990年5月12日生まれです", ["1990年5月12日"]),
    ("ko", "1990년 5월 12일에 태어났어요", ["1990년 5월 12일"]),
    ("tr", "12 Mayıs 1990 doğumluyum", ["12 Mayıs 1990"]),
    ("ru", "моя дата рождения 12.05.1990 г.", ["12.05.1990"]),
    ("sv", "jag är född 1990-05-12", ["1990-05-12"]),
    ("da", "jeg er født den 12. maj 1990", ["12. maj 1990"]),
    ("no", "jeg er født 12. mai 1990", ["12. mai 1990"]),
    ("de", "ich bin am 12. Mai 1990 geboren", ["12. Mai 1990"]),
    ("bn", "আমার জন্ম তারিখ 12/05/1990", ["12/05/1990"]),
    ("ur", "میری تاریخ پیدائش 12/05/1990 ہے", ["12/05/1990"]),
    ("zh", "我1990年5月12日出生", ["1990年5月12日"]),
    ("en", "birthday party on 12/05", []),
    ("zh", "生日礼物3月5日能到吗", []),
    ("en", "i ordered on 3 May 2024", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(BirthDateRecognizer(), text, language) == values
