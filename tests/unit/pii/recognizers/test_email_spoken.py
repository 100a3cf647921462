"""Addresses in words, in many languages."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.email_spoken import SpokenEmailRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("en", "my email is john smith 88 at gmail dot com thanks", ["john smith 88 at gmail dot com"]),
    ("en", "j o h n at g m a i l dot com", ["j o h n at g m a i l dot com"]),
    (
        "en",
        "john underscore smith at hotmail dot co dot uk",
        ["john underscore smith at hotmail dot co dot uk"],
    ),
    ("en", "its c-h-r-i-s at yahoo dot com", ["c-h-r-i-s at yahoo dot com"]),
    ("en", "john [at] gmail [dot] com", ["john [at] gmail [dot] com"]),
    ("en", "john(at)gmail.com", ["john(at)gmail.com"]),
    ("ru", "ivan собака yandex точка ru", ["ivan собака yandex точка ru"]),
    ("zh", "zhangwei艾特qq点com", ["zhangwei艾特qq点com"]),
    ("it", "luca chiocciola libero punto it", ["luca chiocciola libero punto it"]),
    (
        "fr",
        "mon adresse mail c'est paul point martin arobase wanadoo point fr",
        ["paul point martin arobase wanadoo point fr"],
    ),
    ("de", "max punkt muster at gmx punkt de", ["max punkt muster at gmx punkt de"]),
    (
        "es",
        "mi correo es ana garcia arroba hotmail punto com",
        ["ana garcia arroba hotmail punto com"],
    ),
    (
        "it",
        "mario punto rossi chiocciola gmail punto com",
        ["mario punto rossi chiocciola gmail punto com"],
    ),
    ("pt", "joao ponto silva arroba gmail ponto com", ["joao ponto silva arroba gmail ponto com"]),
    ("nl", "jan apenstaartje ziggo punt nl", ["jan apenstaartje ziggo punt nl"]),
    ("pl", "jan kropka kowalski małpa wp kropka pl", ["jan kropka kowalski małpa wp kropka pl"]),
    ("cs", "jan zavináč seznam tečka cz", ["jan zavináč seznam tečka cz"]),
    ("tr", "ali nokta yilmaz et gmail nokta com", ["ali nokta yilmaz et gmail nokta com"]),
    ("ar", "ahmed آت gmail دوت com", ["ahmed آت gmail دوت com"]),
    ("hi", "rahul एट gmail डॉट com", ["rahul एट gmail डॉट com"]),
    ("ja", "taroアットマークgmailドットcomです", ["taroアットマークgmailドットcom"]),
    ("ko", "minsu 골뱅이 naver 점 com", ["minsu 골뱅이 naver 점 com"]),
    ("en", "jsmith at yahoo . com", ["jsmith at yahoo . com"]),
    ("en", "email jsmith at company dot org", ["jsmith at company dot org"]),
    ("en", "john dot doe at gmail", ["john dot doe at gmail"]),
    ("zh", "邮箱是xiaowang艾特163点com", ["xiaowang艾特163点com"]),
    ("en", "look at amazon.com", []),
    ("en", "we meet at noon. come", []),
    ("en", "go to buy-a-car.com", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(SpokenEmailRecognizer(), text, language) == values
