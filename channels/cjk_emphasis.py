"""Emphasis that works between Chinese, Japanese and Korean characters.

CommonMark decides by spaces and punctuation whether `**` opens or closes. Chinese is written
without spaces, so `**时效：**三天` keeps its asterisks, and models write exactly that all the time.
The rule here is the amendment of the CommonMark forum known as "markdown-cjk-friendly": CJK
punctuation does not count as punctuation, and a CJK neighbour counts like a space.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)


def _blocks(inner: str, outer: str) -> bool:
    """Whether a run of markers cannot attach to `inner`, given the character beyond it."""
    if isWhiteSpace(ord(inner)):
        return True
    if not _is_punctuation(inner) or _CJK.match(inner):
        return False
    return not (isWhiteSpace(ord(outer)) or _is_punctuation(outer) or _CJK.match(outer))


def _is_punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


class _CjkState(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        """Length of the marker run at `start`, and whether it may open and close emphasis."""
        end = start
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before = self.src[start - 1] if start > 0 else " "
        after = self.src[end] if end < self.posMax else " "
        opens, closes = not _blocks(after, before), not _blocks(before, after)
        if canSplitWord:
            return Scanned(opens, closes, end - start)
        return Scanned(
            opens and (not closes or _is_punctuation(before)),
            closes and (not opens or _is_punctuation(after)),
            end - start,
        )


class _CjkInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _CjkState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def cjk_emphasis(parser: MarkdownIt) -> None:
    """A markdown-it plugin: use before enabling or disabling inline rules."""
    friendly = _CjkInline()
    friendly.ruler.enableOnly(parser.inline.ruler.get_active_rules())
    friendly.ruler2.enableOnly(parser.inline.ruler2.get_active_rules())
    parser.inline = friendly
