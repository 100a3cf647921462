"""Numbers as values, however they are written: `7`, `seven`, `七`, `1,299.00`, `７`."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"\d+(?:[.,'\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_TO_TWENTY = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
_ENGLISH = {word: value for value, word in enumerate(_TO_TWENTY, start=1)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100,
}  # fmt: skip
_ENGLISH_WORD = re.compile(rf"\b({'|'.join(_ENGLISH)})\b", re.IGNORECASE)
_ENGLISH_COUNT = re.compile(
    rf"\b({'|'.join(_ENGLISH)})[ -](?:\w+[ -])?(?:hour|day|week|month|year|dollar|yuan|euro)",
    re.IGNORECASE,
)
_CHINESE = {c: v for v, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_CHINESE_NUMBER = re.compile(r"[一二两三四五六七八九十百]+")
_CHINESE_COUNT = re.compile(
    r"([一二两三四五六七八九十百]+)\s*(?:个)?(?:工作日|天|日|小时|分钟|周|星期|月|年|元|块|折|%)"
)


def numbers_stated(text: str) -> set[str]:
    """The numbers `text` states as facts: all digits, and words that count time or money."""
    text = unicodedata.normalize("NFKC", text)
    words = {str(_ENGLISH[word.lower()]) for word in _ENGLISH_COUNT.findall(text)}
    return _digits(text) | words | {_chinese(n) for n in _CHINESE_COUNT.findall(text)}


def numbers_known(text: str) -> set[str]:
    """Every number that can be read out of `text`, for comparison with what is stated."""
    text = unicodedata.normalize("NFKC", text)
    words = {str(_ENGLISH[word.lower()]) for word in _ENGLISH_WORD.findall(text)}
    return _digits(text) | words | {_chinese(n) for n in _CHINESE_NUMBER.findall(text)}


def _digits(text: str) -> set[str]:
    return {_canonical(number) for number in _DIGITS.findall(text)}


def _canonical(number: str) -> str:
    """`1,299.00`, `1.299,00` and `1299` are the same."""
    number = re.sub(r"[.,'\u00a0\u202f](?=\d{3}(?:\D|$))", "", number).replace(",", ".")
    whole, _, fraction = number.partition(".")
    fraction = fraction.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{fraction}" if fraction else "")


def _chinese(number: str) -> str:
    """Chinese numerals up to 999; a plain row of digits is read as one."""
    if not set(number) & {"十", "百"}:
        return "".join(str(_CHINESE[c]) for c in number)
    total, digit = 0, 0
    for character in number:
        if character == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif character == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = _CHINESE[character]
    return str(total + digit)
