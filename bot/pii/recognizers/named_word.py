"""Finds the word that a label introduces: "password: …", "my username is …", "微信号是…".

Unlike a number, such a word has no shape of its own, so how firmly it is introduced decides: after
a colon nearly anything, after a bare "is" only what is no ordinary word or ends the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.cues import Label, Labels, fold, labels_of
from bot.pii.span import Span

_LINKS = (
    "is|are|was|used to be|will be|should be|be|ist|lautet|sind|est|es|son|seria|e|é|è|são|er|är|ar|on|je|jest|este|to|это|"
    "adalah|ialah|la|là|είναι|ειναι|ay|ang|olarak|than|heet|heisst|heißt|becomes|change to|set to"
)
_FIRM = r"[:：=]|->|=>|是|为|為|叫|は|が|은|는|이|가|है|হলো|হল|হচ্ছে|คือ|هو|هي|است|הוא|היא|ہے"
_WEAK = rf"(?:(?<=\s)|(?<=['’])|(?<=\)))(?:{_LINKS}|s)(?=[\s:：=])"
_FAINT = frozenset({"", "to", "on", "la", "là", "e", "be"})  # also prepositions or articles
_FIRMLY = ":"
_QUOTES = "\"'“”‘’«»「『`<[("
_INTRODUCED = re.compile(
    rf"(?P<gap>[^\n!?。！？,;，；]{{0,30}}?)(?P<link>{_FIRM}|{_WEAK})[\s:：=]{{0,3}}(?P<quote>[{_QUOTES}])?"
)
_BESIDE = re.compile(
    rf"(?P<link>)(?:\s[^\W\d_]{{1,8}}(?=\s[A-Za-z]{{1,20}}\d))?\s?[#\-–]?\s?(?P<quote>[{_QUOTES}])?"
)
_END = r"\s*(?:$|[,.;!?，。；！？)\]\"'”’»」\n\u3000-\u9fff]|\b(?:and|but|or|und|et|y|e)\b)"
_CLAUSE_END = re.compile(_END)
_NEARLY_END = re.compile(rf"(?:[\s/|]+[^\W\d_]+){{0,2}}{_END}")  # "password: sunshine, thank you"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[a-z]{2,})+", re.IGNORECASE)
# What a password or user name may be "for", between the word and the value.
_OBJECTS = frozenset({"account", "social", "email", "phone", "bank", "card"})
_ORDINARY_WORDS = """
    not no wrong incorrect correct invalid valid right weak strong empty lost gone missing unknown
    taken available the a an my your his her their our this that it too also still now being broken
    down same different new old secret safe private required necessary unable always never bad good
    fine ok okay case here there what why how when where which who please help for to from in on
    with reset forgot again working blocked stolen public active inactive because so only just very
    needed about hard easy long short if and or but is was has have can cannot can't won't doesn't
    isn't saved shared linked falsch richtig falsche kann wird incorrecto incorrecta faux oublié
    oublie errata sbagliata errado неверный
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())
_INFLECTED = re.compile(r"(?:ed|ing|ect|ly|able|ible|ful|less|ert|igt|ato|ada|ado)$")


class NamedWordRecognizer(Recognizer):
    """Finds the `WORD` that a label of `KIND` introduces."""

    KIND: ClassVar[str]
    WORD: ClassVar[re.Pattern[str]]
    SCORE: ClassVar[float] = 0.8
    PLAIN_AFTER_IS: ClassVar[bool] = True  # "my password is sunshine."

    def find(self, text: str, context: Context) -> Iterator[Span]:
        labels = labels_of(text)
        for label in labels.of(self.KIND):
            for introduction in (_INTRODUCED, _BESIDE):
                span = self._introduced(text, label, labels, introduction)
                if span:
                    yield span
                    break

    def _introduced(
        self, text: str, label: Label, labels: Labels, introduction: re.Pattern[str]
    ) -> Span | None:
        found = introduction.match(text, label.end)
        word = found and self.WORD.match(text, found.end())
        if not found or not word:
            return None
        start, end = found.end(), word.start() + len(word.group().rstrip(".,;:)]>\"'”’»」』"))
        if end <= start or not self._reaches(label, labels, found):
            return None
        value = text[start:end]
        if label.soft and not found["link"] and (value.isalpha() or value.isdigit()):
            return None  # "bus pass 2024"
        link = _FIRMLY if found["quote"] and found["link"] else found["link"]
        if not self._is_value(text, start, end, link):
            return None
        return Span(start, end, self.types[0], self.SCORE)

    def _reaches(self, label: Label, labels: Labels, found: re.Match[str]) -> bool:
        """Whether the label still governs: "my password for your account is …" does."""
        others = labels.between(label, found.end()) - {self.KIND}
        if not others:
            return True
        in_clause = bool(found["link"]) and not re.search(r"、|\band\b", found["gap"])
        return in_clause and others <= _OBJECTS

    def _is_value(self, text: str, start: int, end: int, link: str) -> bool:
        """Whether the word is a value, and nothing said about one ("my password is wrong")."""
        value = text[start:end]
        if fold(value) in _ORDINARY or _EMAIL.fullmatch(value):
            return False
        if _is_odd(value):
            return True
        if re.fullmatch(_FIRM, link):
            return bool(_NEARLY_END.match(text, end))
        plain = self.PLAIN_AFTER_IS and link not in _FAINT
        return plain and bool(_CLAUSE_END.match(text, end) and not _INFLECTED.search(fold(value)))


def _is_odd(value: str) -> bool:
    """Whether a value is no ordinary word: a digit, a sign, a capital inside."""
    inside = value[1:]
    return any(c.isdigit() or c in "@_#$%^&*+=~|\\/!" for c in value) or (
        any(c.isupper() for c in inside) and any(c.islower() for c in value)
    )
