"""Chat without capitals: a dictionary tells names from words, and where an address ends."""

from __future__ import annotations

import pytest

from bot.pii.scrubber import default_scrubber
from bot.pii.vault import Vault

CASES = [
    ("en", "name gretchen okafor", ["gretchen okafor"]),
    ("en", "the reservation is under o'sullivan", ["o'sullivan"]),
    ("en", "the package was signed by h. moreau", ["h. moreau"]),
    ("en", "my son tyler broke the screen", ["tyler"]),
    ("en", "my daughter zoey has the same issue", ["zoey"]),
    ("en", "agent: may i have your full name? me: lionel haversham", ["lionel haversham"]),
    ("en", "my name appears incorrectly on the bill", []),
    ("en", "im ordering 3 shirts", []),
    ("en", "the price dropped during 1980", []),
    ("en", "this is outrageous", []),
    ("en", "our office is on the 3rd floor", []),
    ("en", "48 willow bend, apt 7, boulder co 80302", ["48 willow bend, apt 7, boulder co 80302"]),
    ("en", "venmo @marcus-allen-9", ["@marcus-allen-9"]),
    ("en", "its for checking account ending 5521", ["5521"]),
    ("de", "hier sabine, meine sendung ist weg", ["sabine"]),
    ("fr", "c'est mehdi, j'ai pas reçu mon colis", ["mehdi"]),
    ("fr", "c'est inadmissible", []),
    ("fr", "14 impasse du moulin 33700 mérignac", ["14 impasse du moulin 33700 mérignac"]),
    ("tr", "ben zeynep, kargom gelmedi", ["zeynep"]),
    ("tr", "ben iade istiyorum", []),
    ("ru", "это марина, где мой заказ", ["марина"]),
    ("ru", "это безобразие", []),
    ("id", "saya agus, paket belum sampai", ["agus"]),
    ("pl", "mieszkam os. kalinowe 12/34, 31-812 kraków", ["os. kalinowe 12/34, 31-812 kraków"]),
    ("bg", "егн 7523169263", ["7523169263"]),
    ("hr", "zovem se Ivana Marić", ["Ivana Marić"]),
    ("sr", "зовем се Милош Петровић", ["Милош Петровић"]),
    ("tl", "ako po si Maria Santos", ["Maria Santos"]),
    ("bn", "আমার নাম রহিম উদ্দিন", ["রহিম উদ্দিন"]),
    ("ur", "میرا نام عائشہ خان ہے", ["عائشہ خان"]),
    ("ta", "என் பெயர் கார்த்திக்", ["கார்த்திக்"]),
    ("km", "ខ្ញុំឈ្មោះ សុខ", ["សុខ"]),
    ("lo", "ຂ້ອຍຊື່ ສົມສັກ", ["ສົມສັກ"]),
    ("de", "Mit freundlichen Grüßen Heike Wollschläger", ["Heike Wollschläger"]),
    ("nl", "mijn naam is joost van der heijden", ["joost van der heijden"]),
    ("it", "taglia 44 disponibile?", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_hides_just_the_values(language: str, text: str, values: list[str]) -> None:
    """Names and addresses in small letters and in later languages, and no ordinary words."""
    spans = default_scrubber().scrub(text, vault=Vault(), language=language).spans
    assert [text[span.start : span.end] for span in spans] == values
