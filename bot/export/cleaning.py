"""Texts as files can hold them: what no spreadsheet, XML or UTF-8 file takes is replaced."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n?")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters, lone halves of surrogate pairs, and what XML 1.0 leaves out."""


def readable(text: str) -> str:
    """`text` with plain line ends, and U+FFFD for every character that files stumble over."""
    return _UNFIT.sub("\ufffd", _LINE_END.sub("\n", text))
