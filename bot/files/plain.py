"""Plain text, Markdown and CSV, in whichever encoding they were saved."""

from __future__ import annotations

import codecs
import re

from bot.files.refused import FileRefused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH = re.compile(rb"[\x80-\xff]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.001
"""Share of control characters above which something is no text."""


def read_plain(data: bytes) -> str:
    """The text; raises FileRefused("unknown_type") for what is none."""
    for encoding in _likely(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_CONTROLS.findall(text)) <= _MOST_CONTROLS * len(text):
            return text
    raise FileRefused("unknown_type")


def _likely(data: bytes) -> list[str]:
    """Encodings to try, in order; Notepad's ANSI is GB18030 in China, CP1252 in the West."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return [encoding]
    if b"\0" in data:
        return _utf_16(data)
    return ["utf-8", "gb18030", "cp1252"] if _in_pairs(data) else ["utf-8", "cp1252", "gb18030"]


def _utf_16(data: bytes) -> list[str]:
    """Without a mark: of what is written with spaces, every other byte is a zero here and there."""
    zeros = (data[::2].count(0), data[1::2].count(0))
    if min(zeros) * 20 > max(zeros):
        return []
    return ["utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"]


def _in_pairs(data: bytes) -> bool:
    """Whether bytes above ASCII stand together, as in Chinese; in French they stand alone."""
    runs = _HIGH.findall(data)
    return sum(len(run) > 1 for run in runs) * 2 > len(runs)
