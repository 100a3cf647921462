"""Markdown to HTML that a page may insert as it is: rendered by markdown-it, sanitised by nh3.

Two locks, either of which would do: the parser takes no raw HTML, and the sanitiser knows only the
tags below. Pictures are dropped to their text (a remote picture would tell a third party that this
customer is reading); links carry no referrer and open beside the conversation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from channels.cjk_emphasis import cjk_emphasis

_TAGS = {
    *("p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
# Ends at white space, CJK text and full-width punctuation: people write "见https://a.cn/b。谢谢".
_URL = re.compile(r"https?://[!-;=?-~]+", re.ASCII)
_TRAILING = ".,;:!?'\"*_~)]}"


def render(text: str) -> str:
    """Sanitised HTML of a Markdown message; single line breaks are kept, as in a chat.

    Never raises for any text: what is not Markdown comes out as escaped text.
    """
    return _sanitiser().clean(_parser().render(text)).strip()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    parser.enable(["table", "strikethrough"]).use(cjk_emphasis)
    parser.core.ruler.push("chat_links", _link_bare_urls)
    parser.core.ruler.push("chat_images", _images_to_text)
    return parser


@cache
def _sanitiser() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )


def _images_to_text(state: StateCore) -> None:
    for block in _inline_blocks(state):
        for token in block.children or []:
            if token.type == "image":
                token.type, token.tag, token.attrs = "text", "", {}


def _link_bare_urls(state: StateCore) -> None:
    for block in _inline_blocks(state):
        depth = 0
        children: list[Token] = []
        for token in block.children or []:
            depth += token.nesting if token.type in {"link_open", "link_close"} else 0
            children += [token] if depth or token.type != "text" else _linked(token.content)
        block.children = children


def _inline_blocks(state: StateCore) -> Iterator[Token]:
    return (token for token in state.tokens if token.type == "inline")


def _linked(text: str) -> Iterator[Token]:
    """`text` as tokens, its bare web addresses as links."""
    position = 0
    for found in _URL.finditer(text):
        url = found[0].rstrip(_TRAILING)
        yield _text(text[position : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": url})
        yield _text(url)
        yield Token("link_close", "a", -1)
        position = found.start() + len(url)
    yield _text(text[position:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
