"""Writes a text the plain way before it is searched, and maps what was found back.

Full-width and styled letters, digits of every script, invisible and bidi marks, look-alike
letters, combining marks, HTML entities, URL-encoding and Slack's `<mailto:a|a>` all become what a
reader sees. Each character of the plain text remembers which stretch of the original it is.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from bot.pii.homoglyphs import latin_look_alike
from bot.pii.span import Span

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u30fc"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff"
)
_SLACK = r"<(?:mailto|tel):(?P<target>[^|<>\s]{3,254})\|(?P<label>[^<>\n]{3,254})>"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
_ENCODED = r"(?:%[0-9A-Fa-f]{2})+"
# What is copied as it is: printable ASCII but for the three openers, and the plain letters of
# scripts in which a character has no other form. A run of these costs one slice.
_ODD = re.compile(
    rf"{_SLACK}|{_ENTITY}|{_ENCODED}"
    r"|[^\n\x20-\x7e\u00c0-\u02af\u0391-\u03c9\u0410-\u044f\u0451\u3001\u3002\u3041-\u3093"
    r"\u30a1-\u30f6\u4e00-\u9fff\uac00-\ud7a3]"
    # more marks than these stand alone: it takes quadratic time to put them in order
    r"|.[\u0300-\u036f]{1,30}",
    re.DOTALL,
)
_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u0370-\u052f]+")
_MIXED = re.compile(r"[A-Za-z0-9][\u0370-\u052f]|[\u0370-\u052f][A-Za-z0-9]")


@dataclass(frozen=True)
class Plain:
    """A text written plainly. `starts[i]`, `ends[i]`: where plain character i is in `original`.

    Both are None where the two texts are the same, which is the usual case.
    """

    original: str
    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the plain stretch `start..end` (not empty)."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], max(self.ends[start:end])

    def original_span(self, span: Span) -> Span:
        """The same span with offsets of the original."""
        return Span(*self.original_range(span.start, span.end), span.type, span.score)


def normalise(text: str) -> Plain:
    """`text` written plainly; never fails, whatever the text holds."""
    if text.isascii() and "&" not in text and "%" not in text and "<" not in text:
        return Plain(text, text)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece, start, end in _pieces(text):
        pieces.append(piece)
        if len(piece) == end - start:
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
    plain = _without_look_alikes("".join(pieces))
    return Plain(text, text) if plain == text else Plain(text, plain, starts, ends)


def lowered(text: str) -> str:
    """`text` in small letters, each character still one: "İ" alone would become two."""
    return "İ".join(part.lower() for part in text.split("İ")).replace("ς", "σ")


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """(plain piece, start, end) in order; equal lengths mean character by character."""
    position = 0
    for match in _ODD.finditer(text):
        if match.start() > position:
            yield text[position : match.start()], position, match.start()
        yield from _odd(match)
        position = match.end()
    if position < len(text):
        yield text[position:], position, len(text)


def _odd(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    found, start, end = match.group(), match.start(), match.end()
    if match["target"] is not None:
        yield from _slack_link(match)
    elif found[0] == "%" and len(found) > 1:
        yield from _decoded(found, start)
    elif found[0] == "&" and len(found) > 1:
        yield _character(html.unescape(found)), start, end
    else:
        yield _character(found), start, end


def _slack_link(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Only the label of a link is kept, and it stands for the whole markup, target and all."""
    target, label = match["target"], match["label"]
    if target.casefold() != label.casefold() and not _same_digits(target, label):
        yield match.group(), match.start(), match.end()
        return
    at = match.start("label")
    yield label[0], match.start(), at + 1
    yield label[1:-1], at + 1, at + len(label) - 1
    yield label[-1], at + len(label) - 1, match.end()


def _same_digits(one: str, other: str) -> bool:
    digits = re.sub(r"\D", "", one)
    return len(digits) > 5 and digits == re.sub(r"\D", "", other)


def _decoded(found: str, start: int) -> Iterator[tuple[str, int, int]]:
    """URL-encoded bytes as characters; left alone where they are no UTF-8."""
    try:
        decoded = unquote_to_bytes(found).decode("utf-8")
    except UnicodeDecodeError:
        yield found, start, start + len(found)
        return
    for letter in decoded:
        size = 3 * len(letter.encode("utf-8"))
        yield _character(letter), start, start + size
        start += size


@lru_cache(maxsize=4096)
def _character(found: str) -> str:
    """The plain form of one character (or one with its combining marks)."""
    if re.fullmatch(rf"[{_INVISIBLE}]+", found):
        return ""
    if found in _DASHES and found != "\u30fc":
        return "-"
    if found in ("\u2028", "\u2029", "\r", "\x85", "\x0b", "\x0c"):
        return "\n"
    if len(found) == 1 and (kind := unicodedata.category(found)) in ("Zs", "Cc", "Cs"):
        return "\ufffd" if kind == "Cs" else " "  # half a character: no model takes it
    if found in ("\u2018", "\u2019", "\u02bc", "\u2032"):
        return "'"
    plain = unicodedata.normalize("NFKC", found)
    return "".join(_digit(letter) for letter in plain)


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def _without_look_alikes(text: str) -> str:
    """Cyrillic and Greek letters inside Latin words and codes become the Latin they mimic."""
    if text.isascii() or not _MIXED.search(text):
        return text
    return _WORD.sub(lambda match: _plain_word(match.group()), text)


def _plain_word(word: str) -> str:
    return latin_look_alike(word) if _MIXED.search(word) else word
