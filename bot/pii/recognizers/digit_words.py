"""Numbers said in words: "five five five, double one…", 一三八…, "zéro six douze".

Only how many digits were said has to be right, not each of them: what is found is hidden, not
dialled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.pii.recognizers.cues import fold
from bot.pii.recognizers.digit_word_table import (
    DIGIT_WORDS,
    HUNDREDS,
    LINKS,
    REPEATS,
    RUN_TOGETHER,
    SYLLABLES,
    TEENS,
    TENS,
    UNIT_FIRST,
)

_MIN_WORDS = 4  # "last four": the shortest thing that is dictated
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_GAP = re.compile(r"[\s,.\-–—/()]{0,4}")
_SYLLABLE_RUNS = tuple(
    (re.compile(rf"[{chars}\d](?:[ \-,，、]?[{chars}\d]){{3,}}"), re.compile(rf"[{chars}]"))
    for chars in SYLLABLES.values()
)
_EVERY = frozenset(DIGIT_WORDS)
_TOGETHER_RUN = re.compile(
    "|".join(rf"(?:(?:{words})[ \-,、の]?){{4,}}" for words in RUN_TOGETHER.values())
)
_TOGETHER_WORD = re.compile("|".join(RUN_TOGETHER.values()))


@dataclass(frozen=True)
class SpokenNumber:
    """A dictated number at `start..end`; `digits` has as many characters as digits were said."""

    start: int
    end: int
    digits: str


def _spellings(words: str, values: Iterator[str]) -> Iterator[tuple[str, str]]:
    for word, value in zip(words.split(), values, strict=False):
        for spelling in word.split("/"):
            yield fold(spelling), value


def _table() -> dict[str, dict[str, str]]:
    """word → {language: digits}."""
    table: dict[str, dict[str, str]] = {}
    for language, words in DIGIT_WORDS.items():
        said = dict(_spellings(words, iter("0123456789")))
        said.update(_spellings(TEENS.get(language, ""), (str(n) for n in range(10, 20))))
        tens = dict(_spellings(TENS.get(language, ""), (f"{n}0" for n in range(2, 10))))
        link = UNIT_FIRST.get(language)
        if link:
            units = {word: value for word, value in said.items() if value in "123456789"}
            for ten, digits in tens.items():
                said |= {f"{u}{link}{ten}": digits[0] + value for u, value in units.items()}
        for word, digits in {**said, **tens}.items():
            table.setdefault(word, {})[language] = digits
    return table


_SAID = _table()
_VOCABULARY = _SAID.keys() | REPEATS.keys() | HUNDREDS | LINKS


@lru_cache(maxsize=4)  # several recognisers ask about the same text
def spoken_numbers(text: str) -> tuple[SpokenNumber, ...]:
    """Dictated numbers of four digits and more, in order of their start."""
    found = list(_in_words(text))
    if not text.isascii():
        found += _in_syllables(text)
        found += _run_together(text)
    return tuple(sorted(found, key=lambda number: number.start))


def _in_syllables(text: str) -> Iterator[SpokenNumber]:
    for run, syllable in _SYLLABLE_RUNS:
        for match in run.finditer(text):
            if len(syllable.findall(match.group())) >= _MIN_WORDS - 1:
                yield SpokenNumber(*match.span(), re.sub(r"\W", "", match.group()))


def _run_together(text: str) -> Iterator[SpokenNumber]:
    for match in _TOGETHER_RUN.finditer(text):
        count = len(_TOGETHER_WORD.findall(match.group()))
        end = match.start() + len(match.group().rstrip(" -,、の"))
        yield SpokenNumber(match.start(), end, "0" * count)


def _in_words(text: str) -> Iterator[SpokenNumber]:
    run = _Run(text)
    for match in _WORD.finditer(fold(text)):
        word = match.group()
        if word not in _VOCABULARY and not word.isdigit():
            if run.begun:
                yield from run.close()
                run = _Run(text)
        elif not run.take(match):
            yield from run.close()
            run = _Run(text)
            run.take(match)
    yield from run.close()


class _Run:
    """Number words of one language that follow each other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._languages: set[str] = set()
        self._parts: list[dict[str, str]] = []
        self._start = self._end = self._seen = 0
        self._words = 0

    @property
    def begun(self) -> bool:
        """Whether anything was taken."""
        return bool(self._parts)

    def take(self, match: re.Match[str]) -> bool:
        """Whether the word goes on (or begins) the run."""
        if self._parts and not _GAP.fullmatch(self._text, self._seen, match.start()):
            return False
        word = match.group()
        said = _SAID.get(word)
        if said is not None:
            return self._add(said, match)
        if word.isdigit():
            every = self._languages or _EVERY
            return len(word) <= 4 and self._add(dict.fromkeys(every, word), match, words=0)
        if word in REPEATS or (self._parts and (word in LINKS or word in HUNDREDS)):
            return self._skip(word, match)
        return False

    def close(self) -> Iterator[SpokenNumber]:
        """The number, if enough was said."""
        if self._words >= _MIN_WORDS and self._languages:
            language = min(self._languages)
            digits = "".join(_joined([part.get(language, "") for part in self._parts]))
            yield SpokenNumber(self._start, self._end, digits)

    def _add(self, said: dict[str, str], match: re.Match[str], *, words: int = 1) -> bool:
        languages = self._languages & said.keys() if self._languages else set(said)
        if not languages:
            return False
        if not self._parts:
            self._start = match.start()
        self._languages, self._end, self._seen = languages, match.end(), match.end()
        self._parts.append(said)
        self._words += words
        return True

    def _skip(self, word: str, match: re.Match[str]) -> bool:
        self._seen = match.end()
        if word in HUNDREDS:
            self._end = match.end()
            self._parts.append(dict.fromkeys(self._languages, "00"))
        elif word in REPEATS:
            if not self._parts:
                self._start = match.start()
            self._languages = self._languages or set(_EVERY)
            self._parts.append(dict.fromkeys(self._languages, "0" * (REPEATS[word] - 1)))
        return True


def _joined(parts: list[str]) -> Iterator[str]:
    """Digits as dictated: a ten and the unit after it are one pair ("forty two" is 42)."""
    ten = ""
    for part in parts:
        if len(ten) == 2 and len(part) == 1 and part != "0":
            yield ten[0] + part
            ten = ""
            continue
        yield ten
        is_ten = len(part) == 2 and part[1] == "0" and part not in ("10", "00")
        ten = part if is_ten else ""
        if not is_ten:
            yield part
    yield ten
