"""Search terms of a text: words with a crude stem, pairs of characters for unspaced scripts.

No stemmer and no word segmenter: both would be needed in every language customers write in. A
word of more than STEM letters also gives its beginning, so that "returned" meets "returning";
words set apart by no spaces give every two neighbouring characters, the usual unit for Chinese.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path

from bot.knowledge.script import is_wide

STEM = 5
"""Letters of a word's beginning that stand for its stem."""

_WORD = re.compile(r"[^\W_]+")


@cache
def _function_words() -> tuple[frozenset[str], re.Pattern[str]]:
    """The narrow ones as a set, the wide ones as a pattern that cuts them out, longest first."""
    lines = (Path(__file__).parent / "function_words.txt").read_text("utf-8").splitlines()
    words = {word for line in lines if not line.startswith("#") for word in line.split()[1:]}
    wide = sorted((word for word in words if is_wide(word[0])), key=len, reverse=True)
    return frozenset(words - set(wide)), re.compile("|".join(map(re.escape, wide)))


def _narrow_terms(text: str, skip: frozenset[str]) -> list[str]:
    words = [word for word in _WORD.findall(text) if word not in skip]
    stems = [f"{word[:STEM]}*" for word in words if len(word) > STEM and not word.isdigit()]
    return words + stems


def _wide_terms(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def terms(text: str, *, content_only: bool = False) -> list[str]:
    """The text's terms, repeated as often as they occur.

    `content_only` leaves out function words (of any language: a question's language is not
    needed, and a word such as "can" is about nothing in any of them).
    """
    narrow, wide = _function_words() if content_only else (frozenset[str](), None)
    found: list[str] = []
    folded = unicodedata.normalize("NFKC", text).casefold()
    for is_run_wide, characters in groupby(folded, key=is_wide):
        run = "".join(characters)
        if not is_run_wide:
            found += _narrow_terms(run, narrow)
            continue
        for piece in wide.split(run) if wide else [run]:
            found += _wide_terms(piece) if piece else []
    return found
