"""Positions in a list as customers write them: "1 and 3", "第二件", "the last two", "1-3"."""

from __future__ import annotations

import re

from actions.reading.plain import plain

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
    "premier": 1, "première": 1, "deuxième": 2, "troisième": 3,
}  # fmt: skip
_CARDINALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
_SIGNS = "一二三四五六七八九十"
_CHINESE = {sign: number for number, sign in enumerate(_SIGNS, 1)} | {"两": 2}

_N = rf"(?:\d{{1,2}}|[{_SIGNS}两]|{'|'.join(_CARDINALS)})"
_FIRST_N = re.compile(rf"(?:\bfirst |前)\s?({_N})(?![\w]*\d)")
_LAST_N = re.compile(rf"(?:\blast |[最]?后)\s?({_N})(?!\d)")
_LAST = re.compile(r"\blast\b|\bdernière?\b|最后")
_RANGE = re.compile(r"(?<!\d)(\d{1,2})\s*(?:-|~|to|到|至)\s*(\d{1,2})(?!\d)")
_MARKED = re.compile(r"(?:第|item |number |no\.? ?|#)\s?(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})\s?号")
_CHINESE_MARKED = re.compile(rf"第([{_SIGNS}])")
_COUNT = re.compile(
    rf"(?:只|就|要|退|这|那|一共)*({_N})\s?(?:件|个|双|样|items?|things)(?:商品|东西|退|吧)*"
)
_ONLY_NUMBERS = re.compile(
    rf"(?:(?<!\d)\d{{1,2}}(?!\d)|[{_SIGNS}]|\b(?:{'|'.join(_CARDINALS)})\b|items?|numbers?|no\.?|"
    r"and|et|&|\+|和|跟|与|还有|、|,|，|;|\.|#|\s|the|only|just|please|只|退|要|我|to|-|~|到|至|号|吧|请)+"
)


def read_positions(text: str, *, count: int) -> frozenset[int]:
    """Zero-based positions among `count` entries; empty when the text names none.

    Raises IndexError when a number is named that is not in the list.
    """
    level = plain(text)
    found = _runs(level, count) or _ordinals(level, count) | _marked(level)
    if not found and names_count(level) is None and _ONLY_NUMBERS.fullmatch(level):
        found = _numbers(level)
    if any(not 1 <= number <= count for number in found):
        raise IndexError("a position outside of the list")
    return frozenset(number - 1 for number in found)


def names_count(text: str) -> int | None:
    """How many, where the whole text says only that: 两件, "2 items"; it is no position."""
    match = _COUNT.fullmatch(plain(text))
    return _number(match[1]) if match else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _CARDINALS.get(word) or _CHINESE[word]


def _runs(level: str, count: int) -> set[int]:
    """ "The first two", 后两件."""
    if match := _FIRST_N.search(level):
        return set(range(1, _number(match[1]) + 1))
    if (match := _LAST_N.search(level)) and _number(match[1]) > 1:
        return set(range(count - _number(match[1]) + 1, count + 1))
    return set()


def _ordinals(level: str, count: int) -> set[int]:
    found = {number for word, number in _ORDINALS.items() if re.search(rf"\b{word}\b", level)}
    return found | ({count} if _LAST.search(level) else set())


def _marked(level: str) -> set[int]:
    digits = {int(one or other) for one, other in _MARKED.findall(level)}
    return digits | {_CHINESE[sign] for sign in _CHINESE_MARKED.findall(level)}


def _numbers(level: str) -> set[int]:
    found = {int(number) for number in re.findall(r"\d{1,2}", level)}
    for first, last in _RANGE.findall(level):
        found |= set(range(int(first), int(last) + 1))
    found |= {number for word, number in _CARDINALS.items() if re.search(rf"\b{word}\b", level)}
    return found | {_CHINESE[sign] for sign in level if sign in _CHINESE}
