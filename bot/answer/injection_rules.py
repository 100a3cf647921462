"""The patterns of `injection_rules.yml`, compiled once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_suffix(".yml")


@cache
def injection_rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(kind, pattern) in the file's order; one pattern for all lines of a kind."""
    kinds: dict[str, list[str]] = yaml.safe_load(_FILE.read_text("utf-8"))
    return tuple(
        (kind, re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE | re.DOTALL))
        for kind, lines in kinds.items()
    )
