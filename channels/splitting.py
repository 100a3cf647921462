"""A long answer in several messages: cut between paragraphs, else lines, else sentences.

It cuts the Markdown, so that each message is marked up by itself; code blocks stay whole where
they fit and are closed and opened again where they do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from channels.chat_text import parser

Measure = Callable[[str], int]

_SENTENCE = re.compile(r"(?<=[。！？；])|(?<=[.!?…])(?=\s)")
_LAST_SPACE = re.compile(r"\s\S*\Z")
_OPEN_TAG = re.compile(r"<[A-Z][A-Z0-9_]*\Z")  # the beginning of a placeholder


@dataclass(frozen=True)
class _Piece:
    """Some Markdown, and what stands between it and the piece before it in one message."""

    glue: str
    text: str


def split(markdown: str, limit: int, measure: Measure) -> list[str]:
    """`markdown` in parts of which each measures at most `limit`; none for a blank text."""
    parts: list[str] = []
    for piece in _pieces(markdown.strip(), limit, measure):
        joined = parts[-1] + piece.glue + piece.text if parts else ""
        if parts and measure(joined) <= limit:
            parts[-1] = joined
        else:
            parts.append(piece.text)
    return [part for part in parts if part.strip()]


def _pieces(markdown: str, limit: int, measure: Measure) -> Iterator[_Piece]:
    if measure(markdown) <= limit:
        yield _Piece("", markdown)
        return
    lines = markdown.splitlines()
    for token in parser().parse(markdown):
        if token.level or token.nesting < 0 or token.map is None:
            continue
        block = "\n".join(lines[token.map[0] : token.map[1]]).strip("\n")
        if measure(block) <= limit:
            yield _Piece("\n\n", block)
        elif token.type == "fence":
            yield from _cut_fence(token.info, token.content, limit, measure)
        else:
            yield from _cut_lines(block, limit, measure)


def _cut_fence(info: str, code: str, limit: int, measure: Measure) -> Iterator[_Piece]:
    held: list[str] = []
    for line in code.splitlines():
        for piece in _cut_hard(line, limit - 20, len) if len(line) > limit - 20 else [line]:
            if held and measure(_fenced(info, [*held, piece])) > limit:
                yield _Piece("\n\n", _fenced(info, held))
                held = []
            held.append(piece)
    yield _Piece("\n\n", _fenced(info, held))


def _fenced(info: str, lines: list[str]) -> str:
    return "\n".join([f"````{info}", *lines, "````"])


def _cut_lines(block: str, limit: int, measure: Measure) -> Iterator[_Piece]:
    glue = "\n\n"
    for line in block.splitlines():
        if measure(line) <= limit:
            yield _Piece(glue, line)
        else:
            yield from _cut_sentences(line, glue, limit, measure)
        glue = "\n"


def _cut_sentences(line: str, glue: str, limit: int, measure: Measure) -> Iterator[_Piece]:
    for sentence in _SENTENCE.split(line):
        whole = [sentence] if measure(sentence) <= limit else _cut_hard(sentence, limit, measure)
        for piece in whole:
            yield _Piece(glue, piece)
            glue = ""


def _cut_hard(text: str, limit: int, measure: Measure) -> Iterator[str]:
    """By words, or by characters where there are no spaces; never inside of a placeholder."""
    while measure(text) > limit:
        end = _longest(text, limit, measure)
        head = text[:end]
        space = _LAST_SPACE.search(head)
        tag = _OPEN_TAG.search(head)
        if space and space.start() > end // 2:
            end = space.start() + 1
        elif tag and tag.start():
            end = tag.start()
        yield text[:end]
        text = text[end:]
    yield text


def _longest(text: str, limit: int, measure: Measure) -> int:
    """How many characters of `text` measure at most `limit`; at least one."""
    low, high = 1, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle]) <= limit else (low, middle - 1)
    return low
