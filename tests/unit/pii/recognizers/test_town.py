"""A town alone, where it says where somebody lives; countries and kinds of homes stay."""

from __future__ import annotations

import pytest

from bot.pii.recognizer import Context
from bot.pii.recognizers.town import TownRecognizer


def found(text: str, language: str | None) -> list[str]:
    spans = TownRecognizer().find(text, Context(language=language))
    return sorted({text[span.start : span.end] for span in spans})


@pytest.mark.parametrize(
    ("language", "text", "town"),
    [
        ("en", "i live in scunthorpe, can the courier come after six", "scunthorpe"),
        ("en", "I live in New Orleans now", "New Orleans"),
        ("en", "Town: Ilfracombe", "Ilfracombe"),
        ("en", "Where do you live?\nLlandudno.", "Llandudno"),
        ("de", "ich wohne in wanne-eickel und warte", "wanne-eickel"),
        ("de", "In welcher Stadt wohnen Sie?\n- Gütersloh", "Gütersloh"),
        ("fr", "j'habite à Saint-Brieuc, merci", "Saint-Brieuc"),
        ("es", "¿Dónde vive usted?\nEn Ponferrada", "Ponferrada"),
        ("it", "abito a Vigevano", "Vigevano"),
        ("pt", "Cidade: São Gonçalo", "São Gonçalo"),
        ("pl", "mieszkam w Sosnowcu", "Sosnowcu"),
        ("ru", "Я живу в Нижнем, в каком городе склад", "Нижнем"),
        ("ru", "Ваш город?\nМагадан", "Магадан"),
        ("tr", "Eskişehir'de oturuyorum", "Eskişehir"),
        ("hu", "Szegeden lakom", "Szeged"),
        ("zh", "我住在攀枝花，能送到吗", "攀枝花"),
        ("zh", "您在哪个城市？\n芜湖", "芜湖"),
        ("ja", "お住まいはどちらですか？\n函館", "函館"),
        ("ko", "어느 도시에 사세요?\n군산", "군산"),
    ],
)
def test_towns(language: str, text: str, town: str) -> None:
    assert found(text, language) == [town]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i live in the middle of nowhere"),
        ("en", "I live in Germany, do you ship here?"),
        ("en", "i live in fear of these parcels"),
        ("en", "City: unknown"),
        ("en", "what city is your store in? I want to visit it"),
        ("de", "ich wohne in einer wg im dritten stock"),
        ("de", "ich wohne in Österreich"),
        ("fr", "j'habite en Belgique"),
        ("es", "vivo en un piso sin ascensor"),
        ("it", "vivo a casa dei miei"),
        ("pl", "mieszkam w bloku"),
        ("ru", "я живу в Германии"),
        ("ru", "живу в деревне"),
        ("zh", "我住在附近"),
        ("zh", "我住院了，晚点再说"),
        ("ko", "시골에 살아요"),
    ],
)
def test_no_towns(language: str, text: str) -> None:
    assert found(text, language) == []
