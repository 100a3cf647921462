"""One Markdown text as each platform writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from channels.chat_text import PLAIN, SLACK, TELEGRAM, WHATSAPP, Style, render
from tests.platforms.telegram import _check

CASES = [
    # Markdown, Slack, Telegram, WhatsApp, plain
    ("**b** *i* ~~s~~", "*b* _i_ ~s~", "<b>b</b> <i>i</i> <s>s</s>", "*b* _i_ ~s~", "b i s"),
    ("a & b < c", "a &amp; b &lt; c", "a &amp; b &lt; c", "a & b < c", "a & b < c"),
    ("# T", "*T*", "<b>T</b>", "*T*", "T"),
    ("`x<1`", "`x&lt;1`", "<code>x&lt;1</code>", "`x<1`", "x<1"),
    ("- a\n- b", "• a\n• b", "• a\n• b", "• a\n• b", "• a\n• b"),
    ("3. a\n4. b", "3. a\n4. b", "3. a\n4. b", "3. a\n4. b", "3. a\n4. b"),
    (
        "[shop](https://s.cn/?a=1&b=2)",
        "<https://s.cn/?a=1&amp;b=2|shop>",
        '<a href="https://s.cn/?a=1&amp;b=2">shop</a>',
        "shop (https://s.cn/?a=1&b=2)",
        "shop (https://s.cn/?a=1&b=2)",
    ),
    ("> q", "> q", "<blockquote>q</blockquote>", "> q", "q"),
    ("<@U1> <!here>", "&lt;@U1&gt; &lt;!here&gt;", "&lt;@U1&gt; &lt;!here&gt;", "<@U1> <!here>",
     "<@U1> <!here>"),
    ("订单**已发货**。", "订单*已发货*。", "订单<b>已发货</b>。", "订单*已发货*。", "订单已发货。"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize(
    ("style", "column"), [(SLACK, 1), (TELEGRAM, 2), (WHATSAPP, 3), (PLAIN, 4)]
)
def test_markup(case: tuple[str, ...], style: Style, column: int) -> None:
    assert render(case[0], style) == case[column]


@bounds(max_examples=200, deadline=None)
@given(st.text(alphabet="ab*_~`<>&[]()#-1. \n", max_size=80))
def test_telegram_can_always_parse_what_it_gets(text: str) -> None:
    html = render(text, TELEGRAM)
    if render(text, PLAIN).strip():
        _check({"chat_id": 1, "text": html, "parse_mode": "HTML"})
