"""Two capitals in the middle of a sentence, in languages that write nouns small.

Mostly a name, sometimes a brand or a place: in Latin script spaCy is asked which (its English
model tells people from firms in the other languages too), in Cyrillic and Greek the ending of the
family name decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.models import english_persons
from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.known_names import is_given
from bot.pii.recognizers.person_alone import NAME, is_everyday
from bot.pii.span import Span

_SCORE = 0.55
_WITHOUT_NOUNS = frozenset(
    "fr es it pt nl pl cs ro hu sv da no fi tr id ms ru uk bg el sk hr sl et lv lt ca".split()
)
"""Languages in which a capital inside a sentence means a name (German's does not)."""
_INSIDE = re.compile(rf"(?<=[^\W\d_\s][ ,])[ ]?({NAME})(?!\w)|(?<=, )({NAME})(?!\w)")
_STOP = re.compile(r"[.!?] +|\n+")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u052f]")
_FAMILY = re.compile(
    r"(?:ов|ев|ёв|ин|ын|ский|цкий|ська|ський|цький)(?:а|у|ой|ым|е|ої|им)?$"
    r"|(?:ская|скую|ской|ською|енко|чук|щук|юк|ко|дзе|швили|ян|ич|ик|ук|ль|ець|ій)$"
    r"|(?:ου|ης|άκης|ίδης|όπουλος|ος|ας|ας|ή|ά|η|α)$"
)


class CapitalPersonRecognizer(Recognizer):
    """Two to four capitalised words, the first not the sentence's."""

    types: ClassVar[tuple[str, ...]] = ("PERSON",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Names without a cue, in text known to be in a language that writes nouns small."""
        if context.language not in _WITHOUT_NOUNS:
            return
        candidates = [match for match in _INSIDE.finditer(text) if _is_unusual(match)]
        sure, unsure = [], []
        for match in candidates:
            if _has_family_ending(match) or is_given(_first(match), context.language):
                sure.append(match)
            elif not _OTHER_SCRIPT.search(match.group()):
                unsure.append(match)
        for match in sure + (_persons(text, unsure) if unsure else []):
            yield Span(*match.span(_group(match)), "PERSON", _SCORE)


def _group(match: re.Match[str]) -> int:
    return 1 if match[1] else 2


def _first(match: re.Match[str]) -> str:
    return match[_group(match)].split()[0]


def _is_unusual(match: re.Match[str]) -> bool:
    return not any(is_everyday(word, None) for word in match[_group(match)].split())


def _has_family_ending(match: re.Match[str]) -> bool:
    name = match[_group(match)]
    return bool(_OTHER_SCRIPT.search(name)) and _FAMILY.search(name) is not None


def _persons(text: str, candidates: list[re.Match[str]]) -> list[re.Match[str]]:
    """The candidates in what spaCy calls a person of two words or more."""
    places = [_sentence(text, *match.span(_group(match))) for match in candidates]
    read = english_persons(text[first:last] for first, last in places)
    found = []
    for match, (first, last) in zip(candidates, places, strict=True):
        start, end = match.span(_group(match))
        sentence = text[first:last]
        of_two_words = [(a, b) for a, b in read[sentence] if " " in sentence[a:b]]
        if any(first + a < end and start < first + b for a, b in of_two_words):
            found.append(match)
    return found


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around `start..end` begins and ends."""
    first = max((match.end() for match in _STOP.finditer(text, 0, start)), default=0)
    stop = _STOP.search(text, end)
    return first, stop.start() if stop else len(text)
