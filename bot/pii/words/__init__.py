"""Word lists as files: ordinary English, countries, given names of some thirty languages.

ordinary_en  the words of Webster's Second (1934, public domain) and their inflections that
             pyspellchecker's frequencies (MIT) call common, shop talk, places; no given names
given_en     the rarer given names of the US Census of 1990 (public domain)
countries    countries and continents in forty languages, folded; after the names that phonenumbers
             (Apache-2.0) has of them
given_world  our own: common given names by language, "code: name name …"
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of `name`.txt, in small letters."""
    return frozenset((_FOLDER / f"{name}.txt").read_text("utf-8").split())


@cache
def words_by_language(name: str) -> dict[str, frozenset[str]]:
    """ISO 639-1 code → words, of a file with a line a language."""
    lines = (
        line.split(":", 1) for line in (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    )
    return {code: frozenset(words.split()) for code, words in lines}
