"""Given names by language: what makes a word in small letters, or in a script without capitals,
a name beside a weak cue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.pii.recognizers.cues import fold
from bot.pii.recognizers.family_names import FAMILY_NAMES
from bot.pii.recognizers.given_names import GIVEN_NAMES, WORDS_TOO
from bot.pii.recognizers.name_shape import is_ordinary, is_stop_word
from bot.pii.recognizers.phrases import related
from bot.pii.words import words_by_language

_SHORTEST = 3
"""Letters of a name that counts in a text of another language."""


def is_given(word: str, language: str | None) -> bool:
    """Whether `word` is a given name in the language, its relatives or English.

    One that is an English word too needs its capital. language None: in any language.
    """
    bare = fold(word).rstrip(".").removesuffix("'s")
    if language not in (None, "en") and is_stop_word(bare, language):
        return False
    if bare in GIVEN_NAMES or (bare in WORDS_TOO and word[:1].isupper()):
        return True
    if language in (None, "en"):
        return len(bare) >= _SHORTEST and bare in _all() and not is_ordinary(bare)
    forms = (
        {bare, *_first_cases(bare)} if language in _INFLECTING and word[:1].isupper() else {bare}
    )
    return any(forms & _of(one) for one in related(language) if one != "en")


_INFLECTING = frozenset("ru uk bg sr pl cs sk hr sl".split())
_CASE = re.compile(r"(?:ой|ом|ем|ей|ою|ові|еві|ым|owi|em|ou|ovi|[аяуюыиеіaeiouy])$")
_FIRST_CASE = ("", "а", "я", "и", "ь", "a", "o", "e", "ia")  # folded: й is и


def _first_cases(folded: str) -> Iterator[str]:
    """What a Slavic name may be called where it is the subject: "Сергея" is "Сергей"."""
    ending = _CASE.search(folded)
    if ending and ending.start() > 2:
        yield from (folded[: ending.start()] + case for case in _FIRST_CASE)


def is_family(word: str) -> bool:
    """Whether `word` is an English family name, which may be an everyday word too."""
    return fold(word).rstrip(".").removesuffix("'s") in FAMILY_NAMES


@cache
def _of(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_by_language("given_world").get(language, ())))


@cache
def _all() -> frozenset[str]:
    """Names of every language whose syllables are not words as well (Vietnamese's are)."""
    return frozenset().union(*(_of(one) for one in words_by_language("given_world") if one != "vi"))
