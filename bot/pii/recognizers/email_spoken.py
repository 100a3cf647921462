"""E-mail addresses in words: "john dot smith at gmail dot com", "zhang艾特qq点com".

The sign and the domain after it are looked for first; the name is then read backwards from there,
because only its end is certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.cues import NO_LABEL, Label, labels_of
from bot.pii.recognizers.email_words import (
    AT_JOINED,
    AT_WORDS,
    DOT_JOINED,
    DOT_WORDS,
    OTHER_JOINED,
    OTHER_WORDS,
    PROVIDERS,
)
from bot.pii.span import Span

_OPEN, _CLOSE = r"[\[({<_*\-]", r"[\])}>_*\-]"
_BRACKETED = rf"\s?{_OPEN}\s?(?:@|at|{AT_WORDS}|{AT_JOINED})\s?{_CLOSE}\s?"
_SAID_AT = rf"\s(?:{AT_WORDS})\s|\s?(?:{AT_JOINED})\s?"
_DOT = (
    rf"\s?{_OPEN}\s?(?:\.|dot|{DOT_WORDS}|{DOT_JOINED})\s?{_CLOSE}\s?"
    rf"|\s(?:{DOT_WORDS})\s|\s?(?:{DOT_JOINED})\s?"
)
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\u0e00-\u0e7f"
_LABEL = rf"(?:[^\W{_CJK}]|[\u0900-\u0dff-]){{1,40}}"
_SPELLED = r"[A-Za-z0-9](?:[ -][A-Za-z0-9]){2,20}(?![A-Za-z0-9])"
_PART = rf"(?:{_SPELLED}|{_LABEL})"
_LAST = rf"(?:c ?o ?m|[^\W\d_{_CJK}]{{2,12}}|कॉम|इन|คอม|컴|콤|コム)"
_AT = re.compile(rf"@\s?|{_BRACKETED}|{_SAID_AT}", re.IGNORECASE)
_DOMAIN = re.compile(
    rf"(?:(?P<said>(?:{_PART}(?:{_DOT}|\s?\.\s?)){{0,3}}{_PART}(?:{_DOT})(?:{_PART}(?:{_DOT}|\.))?{_LAST})"
    rf"|(?P<written>(?:[\w-]{{1,40}}\.){{1,3}}[A-Za-z]{{2,10}})"
    rf"|(?P<provider>(?:{PROVIDERS})(?P<top>\s?(?:\.|{DOT_WORDS}|{DOT_JOINED})?\s?(?:com|net|de|fr|ru|cn|co\.uk))?)"
    rf")(?![^\W{_CJK}])",
    re.IGNORECASE,
)
_PROVIDER = re.compile(rf"(?:{PROVIDERS})\.", re.IGNORECASE)
_TOKEN = re.compile(rf"[^\s,;:!?()<>\[\]\"，。；：！？、{_CJK}]+")
_JOINERS = frozenset(f"{DOT_WORDS}|{OTHER_WORDS}|{DOT_JOINED}|{OTHER_JOINED}".split("|")) | {
    ".",
    "_",
    "-",
    *"score bajo bas basso baixo".split(),
}
_JOINED_END = re.compile(rf"(?:{DOT_JOINED}|{OTHER_JOINED}|\s[._-])\s?$")
_LOOK_BACK = 80
_MOST_WORDS = 4  # of a name before the sign, where a label says that an address begins
_IS_WORDS = "an is 's c'est est ist es e é è är er on 是 a an: my the it's its address adresse with under to me us at as"
_IS = frozenset(_IS_WORDS.split())


class SpokenEmailRecognizer(Recognizer):
    """Finds addresses whose signs are written as words or in brackets."""

    types = ("EMAIL_ADDRESS",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        for at in _AT.finditer(text):
            domain = _DOMAIN.match(text, at.end())
            signed = at.group().strip() == "@"
            if domain is None or (signed and (domain["written"] or ". " in domain.group())):
                continue  # none, or EmailRecognizer's
            label = labels_of(text).naming(at.start(), domain.end())
            if at.group() == "@" and text[at.start() - 1 : at.start()] == " ":
                continue  # a handle: "insta is @wren.pots"
            if "email" not in label.kinds:
                label = NO_LABEL
            if not _is_domain(at, domain, labelled=bool(label.kinds)):
                continue
            start = _name_start(text, at.start(), label)
            if start is not None:
                yield Span(start, domain.end(), "EMAIL_ADDRESS", 0.85)


def _is_domain(at: re.Match[str], domain: re.Match[str], *, labelled: bool) -> bool:
    """A bare "at" is an everyday word: what follows must leave no doubt."""
    everyday = at.group().strip().lower() in ("at", "et", "a")
    if not everyday or labelled or domain["said"]:
        return True
    if domain["written"]:
        return bool(_PROVIDER.match(domain["written"]))
    before = at.string[max(0, at.start() - 30) : at.start()].lower().split()
    odd = bool(before) and any(c.isdigit() or c in "._" for c in before[-1])
    return bool(domain["top"]) or odd or not _JOINERS.isdisjoint(before[-2:])


def _name_start(text: str, end: int, label: Label) -> int | None:
    """Where the name before the sign begins."""
    low = max(0, end - _LOOK_BACK, label.end if label.end <= end else 0)
    tokens = [m.span() for m in _TOKEN.finditer(text, low, end)]
    if not tokens or text[tokens[-1][1] : end].strip():
        return None
    index = len(tokens) - 1
    while index > 0 and _belongs(text, tokens, index):
        index -= 1
    if label.end:
        index = _after_label(text, tokens, index)
    while index < len(tokens) - 1 and text[slice(*tokens[index])].lower() in _JOINERS:
        index += 1
    return tokens[index][0]


def _belongs(text: str, tokens: list[tuple[int, int]], index: int) -> bool:
    """Whether the token before `index` is part of the same name."""
    before, word = (text[slice(*tokens[i])] for i in (index - 1, index))
    between = text[tokens[index - 1][1] : tokens[index][0]]
    if _JOINED_END.search(text, tokens[index - 1][1], tokens[index][0]) or between.strip(
        " ,-[](){}"
    ):
        return bool(_JOINED_END.search(between))
    if word.lower() in _JOINERS or before.lower() in _JOINERS or before[-1:] in "._-":
        return True
    return len(word) == 1 and len(before) == 1


def _after_label(text: str, tokens: list[tuple[int, int]], index: int) -> int:
    """ "my email is john smith 88 at …": everything after the verb, if it is not too much."""
    first = 0
    for i, token in enumerate(tokens[:index]):
        if text[slice(*token)].lower() in _IS:
            first = i + 1
    return first if index - first < _MOST_WORDS else index
