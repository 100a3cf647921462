"""Finds phrases of many languages in one pass, each standing as words of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from bot.pii.recognizer import Context
from bot.pii.recognizers.cues import fold
from bot.pii.recognizers.name_shape import LETTER

_LETTER = re.compile(LETTER)
_JOINED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_FAMILIES = (
    {"no", "da", "sv"}, {"ru", "uk", "bg"}, {"id", "ms"}, {"es", "pt", "it"}, {"cs", "pl", "sk"}, {"hr", "sr", "sl", "bs"}, {"tl", "ceb"}, {"ca"}, {"bn"},
    {"ar"}, {"fa", "ur"}, {"hi", "mr", "ne"}, {"de", "nl"}, {"fr"}, {"ro"},
)  # fmt: skip
"""Languages that a detector takes for one another in a short text."""


@dataclass(frozen=True)
class Phrase:
    """A phrase at `start..end` of a text: of which kind, in which language."""

    start: int
    end: int
    kind: str
    language: str


class Phrases:
    """Phrases to look for. Accents and case do not matter."""

    def __init__(self, phrases: Iterable[tuple[str, str, str]]) -> None:
        """phrases: (phrase, kind, language)."""
        meanings: dict[str, set[tuple[str, str]]] = {}
        for phrase, kind, language in phrases:
            meanings.setdefault(fold(phrase), set()).add((kind, language))
        self._automaton = ahocorasick.Automaton()
        for phrase, meant in meanings.items():
            self._automaton.add_word(phrase, (len(phrase), tuple(sorted(meant))))
        self._automaton.make_automaton()

    def find(self, text: str, wanted: Callable[[str, str], bool]) -> Iterator[Phrase]:
        """Phrases in `text` whose (kind, language) is wanted; none inside another of its kind."""
        found = sorted(
            (
                Phrase(last + 1 - length, last + 1, kind, language)
                for last, (length, meant) in self._automaton.iter(fold(text))
                if _alone(text, last + 1 - length, last + 1)
                for kind, language in meant
                if wanted(kind, language)
            ),
            key=lambda one: (one.start, -one.end),
        )
        reached: dict[str, int] = {}
        for one in found:
            if one.end > reached.get(one.kind, -1):
                reached[one.kind] = one.end
                yield one


def related(language: str | None) -> frozenset[str]:
    """The languages a text said to be in `language` may be in; empty means any."""
    if language is None:
        return frozenset()
    family = next((one for one in _FAMILIES if language in one), {language})
    return frozenset({*family, "en"})


def understood(context: Context) -> frozenset[str]:
    """The languages whose phrases count in a text; empty means every one."""
    languages = related(context.language)
    if not languages or context.guessed is None:
        return languages
    return languages | related(context.guessed)


def _alone(text: str, start: int, end: int) -> bool:
    if start and _is_letter(text, start - 1) and _is_letter(text, start):
        return False
    return not (end < len(text) and _is_letter(text, end) and _is_letter(text, end - 1))


def _is_letter(text: str, at: int) -> bool:
    """Letters of scripts that write words together are no neighbours."""
    return bool(_LETTER.match(text, at)) and not _JOINED.match(text, at)
