"""Handles follow the name of their network."""

from __future__ import annotations

import pytest

from bot.pii.recognizers.handle import SocialHandleRecognizer
from tests.unit.pii.recognizers.found import found

CASES = [
    ("zh", "微信号：abc_123", ["abc_123"]),
    ("zh", "加我微信 xiaoli88", ["xiaoli88"]),
    ("zh", "QQ 123456789", ["123456789"]),
    ("en", "insta @crazy_cat", ["@crazy_cat"]),
    ("th", "ไลน์ไอดี somchai99", ["somchai99"]),
    ("ja", "LINEのIDはtaro_99です", ["taro_99"]),
    ("zh", "我的QQ是12345678", ["12345678"]),
    ("en", "add me on telegram @johnny_b", ["@johnny_b"]),
    ("en", "my insta is crazy_cat99", ["crazy_cat99"]),
    ("ru", "мой ник в телеграме @ivan_petrov", ["@ivan_petrov"]),
    ("zh", "加v: lily_2020", ["lily_2020"]),
    ("zh", "加微信wx_qiubai99聊", ["wx_qiubai99"]),
    ("zh", "用微信支付了299", []),
    ("en", "i saw it on instagram yesterday", []),
    ("en", "is it in line with the ad", []),
]


@pytest.mark.parametrize(("language", "text", "values"), CASES)
def test_finds_just_the_values(language: str | None, text: str, values: list[str]) -> None:
    """Every value in the table's text, and nothing else."""
    assert found(SocialHandleRecognizer(), text, language) == values
