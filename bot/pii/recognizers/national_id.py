"""National identity numbers: the country's own check, or a word that names one.

The rules are tables by continent; python-stdnum does most of the checking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.cues import Labels, labels_of
from bot.pii.recognizers.national_id_americas import AMERICAS
from bot.pii.recognizers.national_id_asia import ASIA
from bot.pii.recognizers.national_id_europe import EUROPE
from bot.pii.recognizers.national_id_rule import IdRule, Needs
from bot.pii.span import Span

_RULES = (*ASIA, *EUROPE, *AMERICAS)
# All shapes at once (a repeated separator may be any): most numbers fit none, and this says so
# forty times as fast as asking each rule.
_ANY = re.compile(
    "|".join(rule.written.pattern.replace(r"\1", "[ :.-]?") for rule in _RULES), re.IGNORECASE
)
# Words that hold a digit, and the short words of letters beside them, with one separator between.
_CANDIDATE = re.compile(
    r"(?<![A-Za-z0-9_@])(?:[A-Za-z]{1,6}[ -]?)?\d[\dA-Za-z]{0,24}"
    r"(?:(?: ?[-./:+] ?| |(?=\())(?:\(?\d[\dA-Za-z]{0,24}\)?|[A-Za-z]{1,2}\d{0,9}(?![A-Za-z])))*"
)
_WORD = re.compile(r"[A-Za-z0-9()]+(?:[-./:+][A-Za-z0-9()]+)*")
_MOST_WORDS = 7  # the most a number is broken into ("1 84 12 76 451 089 46")
_LONGEST = 24  # characters of a number with its spaces
_FEWEST_DIGITS = 4  # an Indian PAN
_OUTSIDE = re.compile(r"[A-Za-z0-9_@]|[-./]\d")


class NationalIdRecognizer(Recognizer):
    """Finds identity, tax and social insurance numbers of some fifty countries."""

    types = ("ID_CARD",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        candidates = list(_CANDIDATE.finditer(text))
        if not candidates:
            return
        labels = labels_of(text)
        for candidate in candidates:
            yield from _in_candidate(text, candidate, labels, context)


def _in_candidate(
    text: str, candidate: re.Match[str], labels: Labels, context: Context
) -> Iterator[Span]:
    """Tries every row of words of the candidate, the longest first from each place."""
    words = [m.span() for m in _WORD.finditer(text, *candidate.span())]
    first = 0
    while first < len(words):
        start = words[first][0]
        for last in range(min(len(words), first + _MOST_WORDS), first, -1):
            end = words[last - 1][1]
            if end - start > _LONGEST:
                continue
            score = 0.0 if _OUTSIDE.match(text, end) else _score(text, start, end, labels, context)
            if score:
                yield Span(start, end, "ID_CARD", score)
                first = last - 1
                break
        first += 1


def _score(text: str, start: int, end: int, labels: Labels, context: Context) -> float:
    number = text[start:end]
    if not (len(number) >= 7 and sum(c.isdigit() for c in number) >= _FEWEST_DIGITS):
        return 0.0
    if not _ANY.fullmatch(number):
        return 0.0
    kinds = labels.naming(start, end).kinds
    if "business" in kinds:
        return 0.0
    labelled = bool(kinds & {"national_id", "ssn"})
    rules = _RULES if labelled else _speaking(context)
    fits = any(rule.written.fullmatch(number) and rule.check(number) for rule in rules)
    return (0.98 if labelled else 0.95) * fits


@lru_cache(maxsize=128)
def _speaking(context: Context) -> tuple[IdRule, ...]:
    """The rules whose numbers need no label in such a conversation."""
    return tuple(rule for rule in _RULES if _speaks(rule, context))


def _speaks(rule: IdRule, context: Context) -> bool:
    """Whether a number of this rule needs no label in this conversation."""
    if rule.needs is Needs.LANGUAGE:
        language = (context.language or "").split("-")[0]
        return context.region == rule.country or language in rule.languages
    return rule.needs is Needs.NOTHING
