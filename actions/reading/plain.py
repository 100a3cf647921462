"""Text as the readers compare it, and the numbers in it."""

from __future__ import annotations

import re
import unicodedata

_DIGIT_WORDS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    "〇": 0, "幺": 1, "两": 2,
    "zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip

_CJK = re.compile(r"[\u3400-\u9fff]")


def plain(text: str) -> str:
    """Full-width forms and case levelled, runs of white space made one blank."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).casefold().strip()


def has_cjk(text: str) -> bool:
    """Whether any Chinese character is in it."""
    return _CJK.search(text) is not None


def words(text: str) -> list[str]:
    """Words of letters and digits of the levelled text; a Chinese run counts as one."""
    return re.findall(r"[^\W_]+", plain(text))


def spelled_digits(text: str) -> str:
    """The text with digits spelled in words as digits: 四八二一 or four eight two one → 4821."""
    pattern = r"[零〇一二两三四五六七八九幺]|\b(?:" + "|".join(
        word for word in _DIGIT_WORDS if word.isascii()
    ) + r")\b"  # fmt: skip
    return re.sub(pattern, lambda match: str(_DIGIT_WORDS[match.group()]), plain(text))


def contains_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases is in the text: Chinese ones anywhere, others at word borders."""
    level = plain(text)
    return any(
        phrase in level
        if has_cjk(phrase)
        else re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", level) is not None
        for phrase in phrases
    )


def is_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether the whole text, punctuation aside, is one of the phrases."""
    bare = re.sub(r"[^\w\s']+", "", plain(text)).strip()
    return bare in phrases
