"""Which entries of a list a sentence names, loosely: "the shoes", "黑色那双", "headphnes"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from actions.reading.plain import has_cjk, plain, words
from actions.shop.values import Line

_CLOSE = 0.84
"""How alike two Latin words must be to be one mistyped (SequenceMatcher ratio)."""
_SHORTEST_FUZZY = 5
_COMMON = frozenset(("the", "and", "with", "set", "size", "of", "in", "pairs", "one", "for"))


def named_lines(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """Positions of the lines the text names; of several that fit a word, those it fits best.

    "the black shoes" among two pairs of shoes is the black pair; "the shoes" is both: the caller
    sees more than one position and may ask.
    """
    by_name = {at: _name_hits(text, line) for at, line in enumerate(lines)}
    by_variant = {at: _variant_hits(text, line) for at, line in enumerate(lines)}
    named = {at for at, hits in by_name.items() if hits}
    if not named:
        return frozenset(at for at, hits in by_variant.items() if hits)
    return frozenset(at for at in named if not _outdone(at, named, by_name, by_variant))


def _outdone(
    at: int,
    named: Iterable[int],
    by_name: dict[int, frozenset[str]],
    by_variant: dict[int, frozenset[str]],
) -> bool:
    """Whether another line answers to the same words and to more of the sentence."""
    mine = by_name[at]
    return any(
        mine < by_name[other] or (mine == by_name[other] and by_variant[at] < by_variant[other])
        for other in named
        if other != at
    )


def _name_hits(text: str, line: Line) -> frozenset[str]:
    found = _hits(text, [line.name.en, line.name.zh, *line.aliases])
    # The T of a T-shirt is in every "don't".
    return frozenset(word for word in found if len(word) > 1 or has_cjk(word))


def _variant_hits(text: str, line: Line) -> frozenset[str]:
    return _hits(text, [line.variant.en, *line.variant.zh.split()])


def _hits(text: str, names: Iterable[str]) -> frozenset[str]:
    """Words of the text that belong to one of the names."""
    level, said = plain(text), words(text)
    found: set[str] = set()
    for name in names:
        if has_cjk(name):
            found |= _chinese_hits(level, plain(name))
        else:
            found |= {w for word in words(name) for w in said if _same_word(w, word)}
    return frozenset(_without_parts(found))


def _without_parts(found: set[str]) -> set[str]:
    """Drop 包 where 双肩包 was found: the longer one says more."""
    return {one for one in found if not any(one != other and one in other for other in found)}


def _chinese_hits(level: str, name: str) -> set[str]:
    """The name, or the longest part of two signs or more, that the text holds."""
    if name in level:
        return {name}
    colour = name[:-1] if name.endswith("色") else ""
    if len(colour) == 1 and re.search(rf"{colour}(?:色|的)", level):
        return {name}
    for length in range(len(name) - 1, 1, -1):
        for start in range(len(name) - length + 1):
            part = name[start : start + length]
            if part in level and has_cjk(part):
                return {part}
    return set()


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def _same_word(said: str, known: str) -> bool:
    if known in _COMMON or said in _COMMON:
        return False
    one, other = _stem(said), _stem(known)
    if one == other:
        return True
    long_enough = min(len(one), len(other)) >= _SHORTEST_FUZZY
    return long_enough and SequenceMatcher(None, one, other).ratio() >= _CLOSE
