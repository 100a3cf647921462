"""A long alternation that Python's `re` can look through quickly.

`re` tries one alternative after the other at every character. Grouped by their first letters, all
but one group fall at one look, and what matches stays the same: alternatives that begin with
different letters never match at the same place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PART = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_OPTIONAL = frozenset("?*{|")
"""Behind a first letter: it need not stand there."""


def by_first_letter(alternatives: str) -> str:
    """The alternation `a|b|c` of a pattern in groups, to stand in brackets of the caller's.

    Upper and lower case count as one letter, so that it holds with re.IGNORECASE as well. Without
    brackets, a group that captures or a back reference in it.
    """
    grouped: list[str] = []
    groups: dict[str, list[str]] = {}
    for one in _split(alternatives):
        plain = one[:1].isalnum() and one[1:2] not in _OPTIONAL
        if plain:
            groups.setdefault(one[0].lower(), []).append(one)
        else:  # may begin with any letter: nothing is moved past it
            grouped += [*_written(groups), one]
            groups = {}
    return "|".join([*grouped, *_written(groups)])


def _written(groups: dict[str, list[str]]) -> Iterator[str]:
    for some in groups.values():
        rests = "|".join(one[1:] for one in some)
        yield f"{some[0][0]}(?:{rests})" if len(some) > 1 else some[0]


def _split(alternatives: str) -> Iterator[str]:
    """At the bars outside all brackets."""
    one, depth = "", 0
    for part in _PART.findall(alternatives):
        depth += (part == "(") - (part == ")")
        if part == "|" and not depth:
            yield one
            one = ""
        else:
            one += part
    yield one
