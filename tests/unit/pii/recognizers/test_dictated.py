"""Dictated digits are named after their label, a telephone number without one."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.dictated import DictatedNumberRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    (
        "en",
        "my number is five five five one two three four five six seven thanks",
        ["five five five one two three four five six seven"],
    ),
    ("en", "call 555 one two three double four oh nine", ["555 one two three double four oh nine"]),
    (
        "fr",
        "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
        ["zéro six douze trente-quatre cinquante-six soixante-dix-huit"],
    ),
    (
        "de",
        "meine nummer ist null eins sieben sechs vierunddreißig zwölf",
        ["null eins sieben sechs vierunddreißig zwölf"],
    ),
    (
        "es",
        "mi teléfono es seis uno dos tres cuatro cinco seis siete ocho",
        ["seis uno dos tres cuatro cinco seis siete ocho"],
    ),
    (
        "it",
        "il mio numero è tre quattro sette uno due tre quattro cinque sei sette",
        ["tre quattro sette uno due tre quattro cinque sei sette"],
    ),
    (
        "pt",
        "meu telefone é nove oito sete meia cinco quatro três dois um",
        ["nove oito sete meia cinco quatro três dois um"],
    ),
    ("zh", "手机一三八零零一三八零零零谢谢", ["一三八零零一三八零零零"]),
    ("ko", "전화는 공일공 일이삼사 오육칠팔", ["공일공 일이삼사 오육칠팔"]),
    ("th", "โทร ศูนย์แปดหนึ่งสองสามสี่ห้าหกเจ็ดแปด", ["ศูนย์แปดหนึ่งสองสามสี่ห้าหกเจ็ดแปด"]),
    ("zh", "手机号一三八幺二三四五六七八", ["一三八幺二三四五六七八"]),
    (
        "en",
        "social security number one two three four five six seven eight nine",
        ["one two three four five six seven eight nine"],
    ),
    (
        "ru",
        "восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь мой телефон",
        ["восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь"],
    ),
    ("zh", "我叫小王，电话幺三八零零一三八零零零", ["幺三八零零一三八零零零"]),
    ("en", "order number four five one two three four five six seven eight", []),
    ("en", "two of the three four packs were broken", []),
    ("zh", "一二三四五六七八九十", []),
    ("en", "I counted one two three four five six seven eight nine", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(DictatedNumberRecognizer(), text, language) == values
