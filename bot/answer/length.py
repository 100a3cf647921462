"""How long an answer may be: characters where words are not spaced, words elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff]")
_WORD = re.compile(r"\w+")
_MOSTLY = 0.3


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The longest answer in each kind of script."""

    chinese_characters: int = 300
    words: int = 150

    def share(self, text: str) -> float:
        """How much of the limit `text` uses up; above 1.0 it is too long."""
        visible = sum(not character.isspace() for character in text)
        if not visible:
            return 0.0
        if len(_UNSPACED.findall(text)) > _MOSTLY * visible:
            return visible / self.chinese_characters
        return len(_WORD.findall(text)) / self.words
