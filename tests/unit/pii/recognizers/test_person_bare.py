"""Names that no list has, where grammar leaves room for nothing else; what is nobody's stays."""

from __future__ import annotations

import pytest

from bot.pii.recognizer import Context
from bot.pii.recognizers.person_bare import BarePersonRecognizer


def found(text: str, language: str | None) -> list[str]:
    spans = BarePersonRecognizer().find(text, Context(language=language))
    return sorted({text[span.start : span.end] for span in spans})


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "it is a birthday present for ysolde, wrap it please", "ysolde"),
        ("en", "i spoke with threnody yesterday", "threnody"),
        ("en", "me and jolyon both got one", "jolyon"),
        ("en", "reservation for delacroix party of 4", "delacroix"),
        ("en", "morning! dashiell from unit 4", "dashiell"),
        ("en", "the parcel for wulfric, my nephew", "wulfric"),
        ("de", "ein geschenk für gundelinde", "gundelinde"),
        ("de", "rufen sie meine frau an, Gunhild, abends", "Gunhild"),
        ("id", "transfer ke mandiri 1420093317 a.n. Sri Lestari", "Sri Lestari"),
        ("fr", "c'est pour hermeline, un petit cadeau", "hermeline"),
        ("fr", "donnez-le à fulbert, mon voisin", "fulbert"),
        ("es", "hablé con eustaquia ayer", "eustaquia"),
        ("it", "ho parlato con domitilla e mi ha detto di aspettare", "domitilla"),
        ("pt", "um presente pra jacira", "jacira"),
        ("pl", "prezent dla świętosławy", "świętosławy"),
        ("ru", "это подарок для аглаи, спасибо", "аглаи"),
        ("tr", "hediye binnaz için", "binnaz"),
        ("tr", "ben şahap hacıimamoğlu", "şahap hacıimamoğlu"),
        ("vi", "mình là đinh thị kim thoa, đơn của mình đâu", "đinh thị kim thoa"),
    ],
)
def test_names(language: str, text: str, name: str) -> None:
    assert found(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a gift for christmas"),
        ("en", "is it a good gift for beginners?"),
        ("en", "i talked to customer service yesterday"),
        ("de", "ein geschenk für kinder"),
        ("de", "habe mit dem support gesprochen"),
        ("fr", "un cadeau pour offrir"),
        ("fr", "c'est pour noël, un cadeau"),
        ("es", "hablé con atención al cliente"),
        ("es", "un regalo para navidad"),
        ("it", "ho parlato con qualcuno ieri"),
        ("pt", "um presente para crianças"),
        ("pl", "prezent dla dzieci"),
        ("ru", "подарок для мужчин"),
        ("tr", "hediye annem için"),
    ],
)
def test_nobody(language: str, text: str) -> None:
    assert found(text, language) == []
