"""Which script carries a sentence."""

from __future__ import annotations

import pytest

from bot.understanding.script import Scripts


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("你好", "han"),
        ("返品したい", "kana"),
        ("my iPhone 手机壳", "han"),
        ("where is 张伟 order number", "latin"),
        ("주문 취소 please", "hangul"),
        ("siparişim nerede", "latin"),
        ("ご注文 order status now", "kana"),
        ("12 — 34 👍", None),
    ],
)
def test_main_script(text: str, script: str | None) -> None:
    assert Scripts.of(text).main() == script
