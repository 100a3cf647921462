"""What customers say with values that nobody else may see: read by the scrubber's test and by the
whole system's."""

from __future__ import annotations

import re
from pathlib import Path

LINES = Path(__file__).with_name("planted.txt")
TYPES = 19
"""So many types of value are planted in each language."""

_VALUE = re.compile(r"\{([A-Z_]+)=([^}]*)\}")


def planted() -> list[tuple[str, str]]:
    """(language, text with marked values) of each line."""
    rows = [row for row in LINES.read_text("utf-8").splitlines() if not row.startswith("#")]
    return [(language, text) for language, _, text in (row.partition("|") for row in rows)]


def plain(marked: str) -> str:
    """The text as a customer types it, without marks."""
    return _VALUE.sub(r"\2", marked).replace(" // ", "\n")


def values_of(marked: str) -> list[tuple[str, str]]:
    """(type, value) of each mark."""
    return _VALUE.findall(marked)
