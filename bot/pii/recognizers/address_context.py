"""Addresses by what stands before them, in every language: "my address is", "wohne in"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.address_cues import ADDRESS_CUES
from bot.pii.recognizers.address_walk import address_end, is_common, is_small
from bot.pii.recognizers.address_words import ENGLISH_MAYBE, ENGLISH_SURE, STATES, UNITS
from bot.pii.recognizers.name_shape import LETTER
from bot.pii.recognizers.phrases import Phrases, understood
from bot.pii.span import Span

_SCORE = 0.7
_GAP = re.compile(
    r"[\"']?[ ]?(?:is|est|es|ist|è|é|e(?=[ ])|is|to|je|este|är|er|on|είναι|ialah|adalah|là|คือ|هو|היא"
    r"|है|ini|:|：|=|-|,)?[ ]?[:：-]?\s{0,8}[\"'“]?"
    r"(?:(?:the|der|die|das|to|at|na|v|ul)[ ]|[בל]-?(?=[\u05d0-\u05ea]))?",
    re.I,
)
_WORDS = re.compile(rf"{LETTER}{{3,}}")
_PHRASES = Phrases(
    (phrase, "address", language)
    for language, joined in ADDRESS_CUES.items()
    for phrase in joined.split("|")
)


class ContextAddressRecognizer(Recognizer):
    """A cue, then words and at least one number, as far as an address goes."""

    types: ClassVar[tuple[str, ...]] = ("LOCATION",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Addresses beside a cue of the text's language or a related one."""
        if not any(letter.isdigit() for letter in text):
            return
        languages = understood(context)
        small = is_small(text)
        for cue in _PHRASES.find(text, lambda _, one: not languages or one in languages):
            yield from _behind(text, cue.end, context.language or cue.language, small)


def _behind(text: str, cue_end: int, language: str, small: bool) -> Iterator[Span]:
    gap = _GAP.match(text, cue_end)
    start = gap.end() if gap else cue_end
    end = address_end(
        text, _lead(text, start, language) if small else start, language=language, small=small
    )
    address = text[start:end]
    if small and language == "en" and not _ENGLISH.search(address):
        return
    if _has_house(address) and _WORDS.search(address):
        yield Span(start, end, "LOCATION", _SCORE)


_LEAD = re.compile(
    rf"(?:\d{{4,6}},?[ ]+)?(?:{LETTER}[\w.'’/-]*,?[ ]+){{1,6}}?(?=(?:n[or°º]\.?:?[ ]?)?\d{{1,4}}(?!\d))"
)
_ENGLISH = re.compile(
    rf"(?i)\b(?:{ENGLISH_SURE}|{ENGLISH_MAYBE}|{STATES}|{UNITS})\b|\b[a-z]{{1,2}}\d[a-z\d]? \d[a-z]{{2}}\b"
    r"|\d{5}"
)


def _lead(text: str, start: int, language: str) -> int:
    """Where the number stands that words in small letters lead to: "os. kalinowe 12"."""
    lead = _LEAD.match(text, start)
    if lead is None or language == "en":
        return start
    words = lead.group().split()
    return start if any(is_common(word, language) for word in words) else lead.end()


def _has_house(address: str) -> bool:
    """A house number or postcode, and not a whole telephone number."""
    numbers = re.findall(r"\d+(?!\d|st\b|nd\b|rd\b|th\b)", address)
    return bool(numbers) and all(len(number) <= 8 for number in numbers)
