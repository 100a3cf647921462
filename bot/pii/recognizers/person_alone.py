"""A name that stands alone: a whole line, or what comes before a telephone number or an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.cues import fold
from bot.pii.recognizers.family_names import FAMILY_NAMES
from bot.pii.recognizers.given_names import GIVEN_NAMES, WORDS_TOO
from bot.pii.recognizers.name_shape import is_ordinary, is_stop_word
from bot.pii.recognizers.not_names import CHAT_WORDS, NOT_NAMES
from bot.pii.span import Span

_SCORE = 0.6
_WORD = (
    r"[A-ZÀ-ÞĀ-Ž\u0386-\u03ab\u0400-\u042f][a-zà-ÿā-ž\u0390-\u03ce\u0430-\u045f\u1ea0-\u1eff'-]+"
)
NAME = rf"{_WORD}(?:[ ](?:{_WORD}|[A-Z]\.|de|van|von|da|dos|del|di|al|bin)){{1,3}}"
"""Two to four words with capitals, in any cased script."""
_LINE = re.compile(rf"(?:^|\n)[ ]*({NAME})[ ]*[.]?[ ]*(?=\n|$)")
_LISTED = re.compile(
    rf"(?:^|\n|[,;:.][ ])({NAME})(?=[ ]?[,;\n][^,;\n]{{0,12}}(?:\d[\d ()-]{{3,}}|@))"
)


class StandingAlonePersonRecognizer(Recognizer):
    """Two to four words with capitals, none of them an everyday word."""

    types: ClassVar[tuple[str, ...]] = ("PERSON",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Names on a line of their own or in a list of contact data."""
        for regex in (_LINE, _LISTED):
            for match in regex.finditer(text):
                if _is_name(match[1].split(), context.language):
                    yield Span(*match.span(1), "PERSON", _SCORE)


def _is_name(words: list[str], language: str | None) -> bool:
    """In English no word may be the dictionary's alone: "Visual Voicemail", "Screenshot Settings"."""
    if any(is_everyday(word, language) for word in words):
        return False
    return language not in (None, "en") or not any(
        _is_only_ordinary(word.lower()) for word in words
    )


def _is_only_ordinary(small: str) -> bool:
    return is_ordinary(small) and not (
        small in GIVEN_NAMES or small in WORDS_TOO or small in FAMILY_NAMES
    )


def is_everyday(word: str, language: str | None) -> bool:
    """Whether a word with a capital is shop talk or one that every sentence has."""
    small = fold(word)
    if language == "vi":  # every syllable of a name is a word too
        return False
    return small in CHAT_WORDS or small in NOT_NAMES or is_stop_word(small, language)
