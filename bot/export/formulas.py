"""Texts that a spreadsheet would run as a formula.

After OWASP's page on CSV injection: a cell that begins with = + - @, a tab or a line end is kept
from being a formula by an apostrophe before it. The full-width forms count, since Excel's East
Asian versions read them so, and so does what stands behind white space that an import trims.
"""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
_INVISIBLE = " \t\r\n\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff"


def is_formula(text: str) -> bool:
    """Whether some spreadsheet program may take the text for a formula."""
    return text.startswith(_STARTS) or text.lstrip(_INVISIBLE).startswith(_STARTS)


def defused(text: str) -> str:
    """The text as a CSV cell that stays a text."""
    return f"'{text}" if is_formula(text) else text
