"""Japanese and Korean addresses down to the room."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.address_ja_ko import EastAsianAddressRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("ja", "住所は石川県小金井市天神島13丁目23番16号 竜泉コート623です",
     ["石川県小金井市天神島13丁目23番16号 竜泉コート623"]),
    ("ja", "東京都千代田区丸の内1-9-1に送ってください", ["東京都千代田区丸の内1-9-1"]),
    ("ja", "北海道まで何日ですか", []),
    ("ko", "주소는 경기도 청주시 상당구 역삼로 844 (경자오양리)입니다",
     ["경기도 청주시 상당구 역삼로 844 (경자오양리)"]),
    ("ko", "서울특별시 강남구 테헤란로 123, 4층", ["서울특별시 강남구 테헤란로 123, 4층"]),
    ("ko", "서울로 3일 걸려요", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_table(language: str, text: str, expected: list[str]) -> None:
    assert found(EastAsianAddressRecognizer(), text, language) == expected
