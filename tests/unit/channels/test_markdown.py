"""Markdown of answers: what it becomes, what never gets through."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.markdown import render

LINK = 'target="_blank" rel="noopener noreferrer nofollow"'


def one_line(html: str) -> str:
    return html.replace("\n", "")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Hello", "<p>Hello</p>"),
        ("one\ntwo", "<p>one<br>two</p>"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("3. c\n4. d", '<ol start="3"><li>c</li><li>d</li></ol>'),
        ("**bold** _soft_ ~~gone~~", "<p><strong>bold</strong> <em>soft</em> <s>gone</s></p>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("```python\nx\n```", "<pre><code>x</code></pre>"),
        (
            "|a|b|\n|-|-|\n|1|2|",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        ),
        ("# Title", "<h1>Title</h1>"),
        ("<PERSON_1> & co", "<p>&lt;PERSON_1&gt; &amp; co</p>"),
        ("1 * 2 * 3", "<p>1 * 2 * 3</p>"),
    ],
)
def test_markdown(text: str, html: str) -> None:
    """The Markdown a model or a designer writes."""
    assert one_line(render(text)) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**时效：**三天", "<p><strong>时效：</strong>三天</p>"),
        ("**时效:**三天", "<p><strong>时效:</strong>三天</p>"),
        ("**时效：**3天", "<p><strong>时效：</strong>3天</p>"),
        ("**Note:**请看", "<p><strong>Note:</strong>请看</p>"),
        ("请看**“说明”**一页", "<p>请看<strong>“说明”</strong>一页</p>"),
        ("前**(中)**后", "<p>前<strong>(中)</strong>后</p>"),
        ("ご注意**「重要」**です", "<p>ご注意<strong>「重要」</strong>です</p>"),
        ("~~原价:~~九折", "<p><s>原价:</s>九折</p>"),
        ("five ** six **seven", "<p>five ** six **seven</p>"),
        ("snake_case_name", "<p>snake_case_name</p>"),
    ],
)
def test_emphasis_without_spaces(text: str, html: str) -> None:
    """Emphasis closes between characters that are written without spaces."""
    assert render(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[site](https://a.example/b)", f'<p><a href="https://a.example/b" {LINK}>site</a></p>'),
        (
            "见https://a.example/b?x=1&y=2。谢谢",
            f'<p>见<a href="https://a.example/b?x=1&amp;y=2" {LINK}>'
            "https://a.example/b?x=1&amp;y=2</a>。谢谢</p>",
        ),
        (
            "(https://a.example).",
            f'<p>(<a href="https://a.example" {LINK}>https://a.example</a>).</p>',
        ),
        ("<tel:10086>", f'<p><a href="tel:10086" {LINK}>tel:10086</a></p>'),
        ("`https://a.example`", "<p><code>https://a.example</code></p>"),
        ("![a parcel](https://spy.example/p.gif)", "<p>a parcel</p>"),
    ],
)
def test_links_and_pictures(text: str, html: str) -> None:
    """Addresses become links that leak no referrer; a picture is not fetched."""
    assert render(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox)",
        "<javascript:alert(1)>",
        '[x](https://a.example "onmouseover=alert(1)")',
        '```"><script>alert(1)</script>\nx\n```',
        "<svg/onload=alert(1)>",
        "![x](javascript:alert(1))",
        'https://a.example/"onclick="alert(1)',
    ],
)
def test_attacks(text: str) -> None:
    """No script, no handler, no scheme that runs code survives as markup."""
    assert_harmless(render(text))


@given(st.text(alphabet=st.sampled_from("<>[]()!*_~`\"'/:# \n\\&;|-jshtp:onx=中。"), max_size=60))
def test_any_text_is_harmless(text: str) -> None:
    """Whatever the text, only known tags and attributes come out."""
    assert_harmless(render(text))


def assert_harmless(html: str) -> None:
    class Audit(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag not in {"script", "img", "svg", "iframe", "style", "object"}
            assert {name for name, _ in attrs} <= {"href", "title", "target", "rel", "start"}
            href = dict(attrs).get("href") or ""
            assert href.partition(":")[0].lower() not in {"javascript", "data", "vbscript"}

    Audit().feed(html)
