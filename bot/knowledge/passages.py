"""Documents cut into passages: a section under its headings, about 80-200 words each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.knowledge.document import Document
from bot.knowledge.script import is_wide

TARGET_WORDS = 80
"""A section shorter than this takes the next one in, if both fit below MOST_WORDS."""
MOST_WORDS = 200
_WIDE_PER_WORD = 1.7
"""Characters of Chinese, Japanese or Korean that say about as much as one English word."""

_WORD = re.compile(r"\w+")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
_CODE_FENCE = re.compile(r"\s*(```|~~~)")
_SENTENCE_END = re.compile(r"(?<=[。！？；])|(?<=[.!?;])\s+")


@dataclass(frozen=True)
class Passage:
    """`position` counts from 0 within its document; `text` is Markdown with its headings."""

    document: str
    title: str
    language: str
    line: str | None
    position: int
    text: str

    @property
    def searched_text(self) -> str:
        """What is embedded and indexed: a section alone often does not say what it is about."""
        return f"{self.title}\n{self.text}"

    @property
    def headings(self) -> str:
        """Title and headings: often nearer to a short question than the whole passage."""
        found = [heading for _, heading in _lines(self.text) if heading]
        return f"{self.title}: {'; '.join(found)}" if found else self.title


@dataclass(frozen=True)
class _Section:
    heading: str
    text: str


def count_words(text: str) -> int:
    """Words; wide characters are counted as fractions of one."""
    if text.isascii():
        return len(_WORD.findall(text))
    wide = sum(map(is_wide, text))
    narrow = len(re.findall(r"\w+", "".join(" " if is_wide(ch) else ch for ch in text)))
    return narrow + round(wide / _WIDE_PER_WORD)


def _lines(text: str) -> Iterator[tuple[str, str | None]]:
    """Each line, and its heading if it is one; in fenced code a # is a comment."""
    fenced = False
    for line in text.splitlines():
        fenced ^= bool(_CODE_FENCE.match(line))
        match = None if fenced else _HEADING.match(line)
        yield line, match[2] if match else None


def _sections(body: str) -> Iterator[_Section]:
    above, lines = "", list[str]()
    for line, heading in _lines(body):
        if heading is None:
            lines.append(line)
            continue
        yield _Section(above, "\n".join(lines).strip())
        above, lines = line.strip(), []
    yield _Section(above, "\n".join(lines).strip())


def _too_long(text: str) -> bool:
    return count_words(text) > MOST_WORDS


def _halves(text: str, parts: list[str], glue: str) -> Iterator[str]:
    """Parts packed into pieces of at most MOST_WORDS, in order."""
    piece = ""
    for part in parts:
        joined = f"{piece}{glue}{part}" if piece else part
        if piece and _too_long(joined):
            yield piece
            joined = part
        piece = joined
    if piece:
        yield piece


def _pieces(text: str) -> Iterator[str]:
    """`text` in pieces that fit: by paragraph, then line, then sentence, then word."""
    pending = [text]
    for pattern, glue in ((r"\n\s*\n", "\n\n"), (r"\n", "\n"), (_SENTENCE_END, " ")):
        split: list[str] = []
        for piece in pending:
            if _too_long(piece):
                split += _halves(piece, [p for p in re.split(pattern, piece) if p.strip()], glue)
            else:
                split.append(piece)
        pending = split
    for piece in pending:
        yield from _hard_cut(piece)


def _hard_cut(text: str) -> Iterator[str]:
    """Text without any end of sentence, cut by length: the models read only so far."""
    limit = MOST_WORDS * 8
    while _too_long(text) and len(text) > limit // 4:
        half = max(text.rfind(" ", 0, len(text) // 2 + 1), 1) if " " in text else len(text) // 2
        yield from _hard_cut(text[:half].strip())
        text = text[half:].strip()
    if text:
        yield text


def _chunks(sections: Iterable[_Section]) -> Iterator[str]:
    """Short neighbours together, long sections apart under their heading."""
    held = ""
    for section in sections:
        if not section.text:
            continue
        for piece in _pieces(section.text):
            text = f"{section.heading}\n\n{piece}" if section.heading else piece
            joined = f"{held}\n\n{text}" if held else text
            if held and (_too_long(joined) or count_words(held) >= TARGET_WORDS):
                yield held
                joined = text
            held = joined
    if held:
        yield held


def cut(document: Document) -> list[Passage]:
    """The document's passages in order; a document without text has none."""
    return [
        Passage(document.path, document.title, document.language, document.line, position, text)
        for position, text in enumerate(_chunks(_sections(document.body)))
    ]
