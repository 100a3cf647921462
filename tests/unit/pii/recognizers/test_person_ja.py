"""Japanese names beside です, と申します, 様 or behind 名前は."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.person_ja import JapanesePersonRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("ja", "田中太郎と申します。", ["田中太郎"]),
    ("ja", "お世話になっております。斎藤 零です。", ["斎藤 零"]),
    ("ja", "私の名前は山本花子です", ["山本花子"]),
    ("ja", "鈴木様はいらっしゃいますか", ["鈴木"]),
    ("ja", "よろしくお願いします。\n井上 くみ子", ["井上 くみ子"]),
    ("ja", "妻の若菜が注文しました", ["若菜"]),
    ("ja", "母の携帯が壊れました", []),
    ("ja", "薬師寺かえでと申しますが", ["薬師寺かえで"]),
    ("ja", "よろしくお願いします。\n榊原", ["榊原"]),
    ("ja", "お客様の注文です", []),
    ("ja", "不良品です。返品希望です。", []),
    ("zh", "张伟", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_table(language: str | None, text: str, expected: list[str]) -> None:
    assert found(JapanesePersonRecognizer(), text, language) == expected
