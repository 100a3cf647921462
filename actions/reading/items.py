"""Which of an order's items a customer means: numbers, words, names, all, all but.

A message is cut into clauses; each names what is wanted or, after a "not", "keep" or "except",
what is not. "All" and "the rest" stand for everything else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.reading.item_names import named_lines
from actions.reading.item_numbers import names_count, read_positions
from actions.reading.plain import contains_phrase, plain
from actions.shop.values import Line

_ALL = (
    "all", "both", "everything", "each", "the lot", "whole order", "entire order",
    "the rest", "the others", "rest of them", "tout", "toutes", "tous", "les deux", "todo",
    "全部", "全都", "所有", "都退", "全退", "都要", "整单", "一起退", "都不要", "统统", "都是",
    "两个都",
    "两件都", "其他", "其它", "其余", "剩下", "别的",
)  # fmt: skip
_BARE_ALL = ("都", "全", "全要")
_UNWANTED = re.compile(
    r"\bnot\b|n't\b|\bkeep\b|\bkeeping\b|\bexcept\b|\bapart from\b|\bother than\b|"
    r"\bbut not\b|\bsauf\b|\bpas\b|不是|不要|不退|别退|先不|留下|留着|保留|除了|除去|除开|"
    r"不包括|不含"
)
_CLAUSES = re.compile(
    r"[,，。;；.!！]|\b(?:but|instead|rather|and return|and keep)\b|而是|(?<![不而还就])是(?!不)|"
    r"改成|换成|只退|只要|(?<=[^不别])要退"
)
_ALL_BUT = re.compile(r"\b(?:all|everything|both|tout) but\b")
_EXCEPTION = re.compile(
    r"(?:\b(?:except(?: for)?|apart from|other than|sauf)\b|除了|除去|除开)(?P<what>.*?)"
    r"(?=$|[,，。]|都|全|其他|其它|其余|别的|剩下|以外|之外)"
)


@dataclass(frozen=True)
class Choice:
    """What was understood: positions in the list, or why it is not clear."""

    positions: frozenset[int] = frozenset()
    ambiguous: bool = False
    """A word fits several items and nothing says which."""
    out_of_range: bool = False


def choose_items(text: str, lines: Sequence[Line]) -> Choice | None:
    """The items of `lines` that `text` names; None when it names none.

    Positions are zero-based and refer to the list as it was shown.
    """
    level = _ALL_BUT.sub("everything except", plain(text))
    try:
        return _all_but(level, lines) or _by_clauses(level, lines)
    except IndexError:
        return Choice(out_of_range=True)


def _all_but(level: str, lines: Sequence[Line]) -> Choice | None:
    """ "Everything except the shoes", 除了鞋子（都退）."""
    match = _EXCEPTION.search(level)
    excepted = _positions(match["what"], lines) if match else frozenset()
    rest = frozenset(range(len(lines))) - excepted
    return Choice(rest) if excepted and rest else None


def _by_clauses(level: str, lines: Sequence[Line]) -> Choice | None:
    everything = frozenset(range(len(lines)))
    wanted: frozenset[int] = frozenset()
    unwanted: frozenset[int] = frozenset()
    for clause in filter(None, _CLAUSES.split(level)):
        if _UNWANTED.search(clause):
            unwanted |= _positions(clause, lines)
        elif _says_all(clause, len(lines)):
            wanted = everything
        else:
            wanted |= _positions(clause, lines)
    chosen = wanted - unwanted
    if not chosen:
        return None
    return Choice(chosen, ambiguous=chosen != everything and _is_ambiguous(level, lines, chosen))


def _says_all(clause: str, count: int) -> bool:
    whole = contains_phrase(clause, _ALL) or clause.strip() in _BARE_ALL
    return whole or names_count(clause) == count


def _positions(clause: str, lines: Sequence[Line]) -> frozenset[int]:
    """By number or by name."""
    return read_positions(clause, count=len(lines)) or named_lines(clause, lines)


def _is_ambiguous(level: str, lines: Sequence[Line], chosen: frozenset[int]) -> bool:
    """Whether one name stands for several lines, as "the shoes" among two pairs."""
    if len(chosen) < 2 or read_positions(level, count=len(lines)):
        return False
    return len({lines[at].name.en for at in chosen}) < len(chosen)
