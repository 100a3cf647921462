"""Values are put back before an answer is rendered: what a customer calls himself stays text."""

from __future__ import annotations

import re

import pytest

from bot.pii.vault import Vault
from channels.chat_text import PLAIN, SLACK, TELEGRAM, WHATSAPP
from channels.chat_text import render as render_for
from channels.markdown import render

NAMES = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
    '"><a href="javascript:alert(1)">x</a>',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!channel>",
    "<@U123|x>",
]
ANSWERS = ["Dear <PERSON_1>, hello.", "**<PERSON_1>**", "[to <PERSON_1>](https://shop.example/)"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("answer", ANSWERS)
def test_no_markup_comes_out_of_a_name(name: str, answer: str) -> None:
    vault = Vault()
    vault.placeholder("PERSON", name)
    restored = vault.restore(answer)
    page = render(restored)
    assert not re.search(r"<(?:img|script|!)|<[^>]*javascript:", page)
    assert "<!channel>" not in (slack := render_for(restored, SLACK))
    assert "<@U123" not in slack and "<javascript:" not in slack
    telegram = render_for(restored, TELEGRAM)
    assert not re.search(r"<(?:img|script|!)|<[^>]*javascript:", telegram)
    for style in (PLAIN, WHATSAPP):
        assert render_for(restored, style)
