"""Korean names beside 입니다, 님, 씨 or behind 이름은."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.person_ko import KoreanPersonRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("ko", "제 이름은 김민수입니다", ["김민수"]),
    ("ko", "저는 박현숙이고 전화번호는", ["박현숙"]),
    ("ko", "이수진님께 보내주세요", ["이수진"]),
    ("ko", "감사합니다\n최지우 드림", ["최지우"]),
    ("ko", "고객님 배송지입니다", []),
    ("ko", "신제품입니다", []),
    ("en", "no Hangul", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_table(language: str | None, text: str, expected: list[str]) -> None:
    assert found(KoreanPersonRecognizer(), text, language) == expected
