"""The shape of a placeholder, `<PERSON_1>`, and of everything that tries to be one."""

from __future__ import annotations

import re

from bot.pii.entity_types import TYPES

LITERAL = "LITERAL"
"""Type of a placeholder that stands for what a customer typed in a placeholder's shape."""

_OPEN = r"(?:\\?<|&lt;|[＜〈⟨‹«])"
_CLOSE = r"(?:\\?>|&gt;|[＞〉⟩›»])"
_NAME = r"[A-Za-z]{2,20}(?:[ ]?\\?_[ ]?[A-Za-z]{2,20}){0,3}"
_BARE_NAME = r"[A-Z]{2,20}(?:\\?_[A-Z]{2,20}){0,3}"

PLACEHOLDER = re.compile(
    # in brackets, in whatever case, Markdown's backslashes, an ending stuck on inside
    rf"{_OPEN}\s?(?P<type>{_NAME})[ ]?\\?[_ ][ ]?(?P<number>[0-9]{{1,6}})"
    rf"(?P<ending>[^\W\d_]{{0,6}})\s?{_CLOSE}"
    # brackets lost
    rf"|(?<![A-Za-z0-9_])(?P<bare>{_BARE_NAME})\\?_(?P<bare_number>[0-9]{{1,6}})(?![A-Za-z0-9_])"
)
UNFINISHED = re.compile(
    r"[ \t]*(?:"
    rf"(?:{_OPEN}|\\|&(?:l|lt)?$)\s?(?:[A-Za-z]{{1,20}}[ \\_]{{0,4}}){{0,4}}[0-9]{{0,6}}"
    r"[^\W\d_]{0,6}\s?(?:\\|&|&g|&gt)?"
    r"|(?<![A-Za-z0-9_])[A-Z][A-Z_\\]{0,90}[0-9]{0,6}"
    r"|[ \t])\Z"
)
"""The end of a text that the next characters may turn into a placeholder."""


def written(kind: str, number: int) -> str:
    """The one right spelling."""
    return f"<{kind}_{number}>"


def canonical(match: re.Match[str]) -> str:
    """The right spelling of what `PLACEHOLDER` matched."""
    return written(_type(match), int(match["number"] or match["bare_number"]))


def is_ours(match: re.Match[str]) -> bool:
    """Whether it can only be a placeholder: a type we know, or brackets and capitals."""
    shouted = match["type"] is not None and match["type"].replace("\\", "").isupper()
    return shouted or _type(match) in TYPES or _type(match) == LITERAL


def _type(match: re.Match[str]) -> str:
    return re.sub(r"[\s\\]", "", match["type"] or match["bare"]).upper()
