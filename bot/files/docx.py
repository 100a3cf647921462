"""The text of a DOCX: the paragraphs of the document's main part, tables row by row.

ECMA-376 part 1, 17.3: `w:p` is a paragraph, `w:t` text, `w:tab` and `w:br` what they say, `w:tc` a
table's cell. Read as a stream and no further than the limits, whatever the archive claims.

Not python-docx: it leaves out what stands in content controls, text boxes and tracked insertions
(its issues 155 and 1123), and a form that a company gives out is made of such fields.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from bot.files.refused import MAX_CHARACTERS, FileRefused

_MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _PARAGRAPH, _CELL = f"{_W}t", f"{_W}p", f"{_W}tc"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same text box once more, for older programs (ECMA-376 part 3, 7.6)."""
_WRITTEN = {
    **{f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"},
    **{_CELL: "\t", f"{_W}tr": "\n"},
}
_MAX_XML = 40_000_000
"""Bytes of unpacked XML, a hundred times what the longest text needs."""
_PIECE = 64_000
_ENCRYPTED = 0x1
_DOCTYPE = b"<!DOCTYPE"


def read_docx(data: bytes) -> str:
    """The text; raises FileRefused: "encrypted", "broken", "too_long"."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if packed.getinfo(_MAIN).flag_bits & _ENCRYPTED:
                raise FileRefused("encrypted")
            with packed.open(_MAIN) as part:
                return "".join(_words(part))
    except FileRefused:
        raise
    except (zipfile.BadZipFile, zlib.error, KeyError, ParseError, EOFError, OSError, RuntimeError):
        raise FileRefused("broken") from None


def _words(part: IO[bytes]) -> Iterator[str]:
    parser: XMLPullParser[Any] = XMLPullParser(["start", "end"])
    reading = _Reading()
    size, length, end = 0, 0, b""
    while piece := part.read(_PIECE):
        size += len(piece)
        if _DOCTYPE in end + piece:  # no Word file has one; it is how entities are made to explode
            raise FileRefused("broken")
        end = piece[-len(_DOCTYPE) :]
        if size > _MAX_XML:
            raise FileRefused("too_long", MAX_CHARACTERS)
        parser.feed(piece)
        for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
            text = reading.take(event, element)
            length += len(text)
            if length > MAX_CHARACTERS:
                raise FileRefused("too_long", MAX_CHARACTERS)
            yield text
    parser.close()


class _Reading:
    """What each element says; a paragraph within a table's cell ends no line."""

    def __init__(self) -> None:
        self._cells = self._again = 0

    def take(self, event: str, element: Element) -> str:
        tag = element.tag
        if tag == _CELL:
            self._cells += 1 if event == "start" else -1
        if tag == _FALLBACK:
            self._again += 1 if event == "start" else -1
        if event == "start" or self._again:
            return ""
        if tag == _PARAGRAPH:
            element.clear()
            return " " if self._cells else "\n"
        return (element.text or "") if tag == _TEXT else _WRITTEN.get(tag, "")
