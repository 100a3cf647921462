"""One Markdown answer in the markup of each platform: walk the parsed text, apply a style."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from channels.cjk_emphasis import cjk_emphasis

Pair = tuple[str, str]


@dataclass(frozen=True)
class Style:
    """A platform's markup: what stands before and after, and how text is escaped.

    link: from address and label; quote: what stands before each line, or around all of it.
    """

    escape: Callable[[str], str]
    link: Callable[[str, str], str]
    bold: Pair = ("*", "*")
    italic: Pair = ("_", "_")
    strike: Pair = ("~", "~")
    code: Pair = ("`", "`")
    fence: Pair = ("```\n", "\n```")
    quote: str | Pair = "> "


def _as_it_is(text: str) -> str:
    return text


def _label_and_address(url: str, label: str) -> str:
    bare = url.removeprefix("mailto:").removeprefix("tel:")
    return bare if label in (url, bare) else f"{label} ({bare})"


def _escape_slack(text: str) -> str:
    """Slack's three control characters; https://docs.slack.dev/messaging/formatting-message-text"""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _slack_link(url: str, label: str) -> str:
    address = _escape_slack(url).replace("|", "%7C")
    return f"<{address}|{label}>" if label and label != address else f"<{address}>"


def _html(tag: str) -> Pair:
    return f"<{tag}>", f"</{tag}>"


PLAIN = Style(
    _as_it_is, _label_and_address, ("", ""), ("", ""), ("", ""), ("", ""), ("", ""), quote=""
)
SLACK = Style(_escape_slack, _slack_link)
WHATSAPP = Style(_as_it_is, _label_and_address, fence=("```", "```"))
TELEGRAM = Style(
    lambda text: html.escape(text, quote=False),
    lambda url, label: f'<a href="{html.escape(url)}">{label}</a>',
    _html("b"),
    _html("i"),
    _html("s"),
    _html("code"),
    _html("pre"),
    _html("blockquote"),
)


@cache
def parser() -> MarkdownIt:
    """The Markdown of answers: CommonMark with line breaks kept, tables, and Chinese emphasis."""
    chat = MarkdownIt("commonmark", {"html": False, "breaks": True})
    return chat.enable(["table", "strikethrough"]).use(cjk_emphasis)


def render(markdown: str, style: Style) -> str:
    """`markdown` in a platform's markup; never raises, whatever the text."""
    return _Walk(style).block(SyntaxTreeNode(parser().parse(markdown))).strip()


class _Walk:
    def __init__(self, style: Style) -> None:
        self._style = style

    def block(self, node: SyntaxTreeNode) -> str:
        style, kind = self._style, node.type
        if kind == "inline":
            return "".join(self.inline(child) for child in node.children)
        if kind == "heading":
            return self._wrap(style.bold, self._blocks(node, ""))
        if kind in ("fence", "code_block"):
            return style.fence[0] + style.escape(node.content.rstrip("\n")) + style.fence[1]
        if kind in ("bullet_list", "ordered_list"):
            return self._list(node)
        if kind == "blockquote":
            return self._quote(self._blocks(node, "\n"))
        if kind == "hr":
            return "———"
        if kind == "tr":
            return self._blocks(node, " | ")
        separator = "\n" if kind in ("list_item", "table", "thead", "tbody") else "\n\n"
        return self._blocks(node, separator)

    def inline(self, node: SyntaxTreeNode) -> str:
        style = self._style
        if node.type in ("softbreak", "hardbreak"):
            return "\n"
        if node.type == "code_inline":
            return style.code[0] + style.escape(node.content) + style.code[1]
        if not node.children:
            return style.escape(node.content)
        within = "".join(self.inline(child) for child in node.children)
        if node.type == "link":
            return style.link(str(node.attrs.get("href", "")), within)
        pair = {"strong": style.bold, "em": style.italic, "s": style.strike}.get(node.type)
        return self._wrap(pair, within) if pair else within

    def _blocks(self, node: SyntaxTreeNode, separator: str) -> str:
        return separator.join(self.block(child) for child in node.children)

    @staticmethod
    def _wrap(pair: Pair, text: str) -> str:
        return pair[0] + text + pair[1] if text.strip() else text

    def _list(self, node: SyntaxTreeNode) -> str:
        number = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
        lines = []
        for offset, item in enumerate(node.children):
            mark = "• " if number is None else f"{number + offset}. "
            lines.append(mark + self.block(item).replace("\n", "\n" + " " * len(mark)))
        return "\n".join(lines)

    def _quote(self, text: str) -> str:
        quote = self._style.quote
        if isinstance(quote, tuple):
            return quote[0] + text + quote[1]
        return re.sub(r"^", quote, text, flags=re.MULTILINE)
