"""English names: spaCy for text with capitals, given names for chat without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from bot.pii.models import english_persons
from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.address_words import COUNTRIES, STATES
from bot.pii.recognizers.family_names import FAMILY_NAMES
from bot.pii.recognizers.given_names import GIVEN_NAMES, WORDS_TOO
from bot.pii.recognizers.name_shape import (
    WORD,
    NameRule,
    is_ordinary,
    is_region,
    is_stop_word,
    name_end,
)
from bot.pii.recognizers.not_names import CHAT_WORDS, NOT_NAMES
from bot.pii.span import Span

_LANDS = frozenset(f"{COUNTRIES}|{STATES}".split("|"))
_MODEL, _GIVEN = 0.7, 0.55
_TITLE = re.compile(r"(?:(?:mrs?|ms|miss|dr|prof|sir|hi|hello|hey|dear)\.?\s+)+", re.I)
_EDGE = " \t\n.,;:!?\"'()[]-*>#/"
_SENTENCE = re.compile(
    r"[^\n.!?]*(?:[.!?](?!\s|$)[^\n.!?]*|(?<=\b[A-Z])\.[^\n.!?]*|(?<=\bMr|\bMs"
    r"|\bDr)\.[^\n.!?]*)*[\n.!?]*"
)
_FOLLOWING = re.compile(r"[ ](?:[a-z]\.?[ ])?(?P<word>[^\W\d_][^\W\d_'-]+)(?=[ ,.!?;:)\n']|$)")
_VERBAL = re.compile(r"(?:ing|ed|ly|tion|ment)$")
_POSSESSED = re.compile(
    r"[ ](?:order|return|account|parcel|package|address|name|number|email|phone|card|birthday|gift"
    r"|present|refund|label|password|login|booking|appointment|house|place|flat)(?!\w)"
)
"""What somebody has: "tamsins return label" for want of an apostrophe."""
_PLACE = re.compile(r"(?i)\b(?:san|santa|saint|st\.?|fort|port|lake|mount|new|los|las)\s$")
_TAIL = re.compile(r"(?<=\w)(?:[ ][a-z]+)+$")
"""Small words that the model takes in behind a name: "Pooja Bhatt hai"."""
_OTHER_SCRIPT = re.compile(r"^[\u3400-\u9fff]+(?=[A-Z])")
_CAPITAL = re.compile(r"[^\W\d_]*[A-Z\u00c0-\u00de\u0100-\u017f][^\W\d_]+")
_WRONG = re.compile(r"[\d@/_<>{}#]|https?:")


class EnglishPersonRecognizer(Recognizer):
    """What spaCy calls a person, and given names with what follows them."""

    types: ClassVar[tuple[str, ...]] = ("PERSON",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        """Names in English text; nothing in a text known to be in another language."""
        if context.language not in (None, "en") or not re.search(r"[A-Za-z]", text):
            return
        yield from _by_model(text)
        yield from _by_given_name(text)


def _by_model(text: str) -> Iterator[Span]:
    """The model's persons. It reads only sentences in which a capital may begin a name: it was
    trained on capitals, and it is by far the dearest part of a scrub."""
    sentences = [match for match in _SENTENCE.finditer(text) if _may_name(match.group())]
    persons = english_persons(sentence.group() for sentence in sentences)
    for sentence in sentences:
        for start, end in persons[sentence.group()]:
            if not _only_opens(sentence.group(), start, end):
                yield from _trimmed(text, sentence.start() + start, sentence.start() + end)


def _only_opens(sentence: str, start: int, end: int) -> bool:
    """One word with the capital that any sentence begins with tells nothing."""
    opens = not sentence[:start].strip(" \t\n*#|>-\"'(")
    name = sentence[start:end]
    known = name.lower() in GIVEN_NAMES or name.lower() in FAMILY_NAMES
    return opens and " " not in name and not known


def _may_name(sentence: str) -> bool:
    return any(not _is_everyday(word) for word in _CAPITAL.findall(sentence))


def _is_everyday(word: str) -> bool:
    small = word.lower()
    return is_ordinary(small) and not _may_be_name(small)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The entity without title, possessive and punctuation, unless it is no name after all."""
    title = _TITLE.match(text, start, end)
    start = title.end() if title else start
    name = _TAIL.sub("", text[start:end].split("\n")[0]).removesuffix("'s")
    start += len(name) - len(name := _OTHER_SCRIPT.sub("", name))
    stripped = name.strip(_EDGE)
    start += len(name) - len(name.lstrip(_EDGE))
    if len(stripped) > 1 and not _WRONG.search(stripped) and _is_name(stripped):
        yield Span(start, start + len(stripped), "PERSON", _MODEL)


def _is_name(name: str) -> bool:
    words = name.lower().split()
    if name.lower() in _LANDS or is_region(name):
        return False
    if len(words) == 1 and words[0] in GIVEN_NAMES:
        return True
    if name[0].islower() or (name.isupper() and len(words) == 1):
        return False
    if any(word in CHAT_WORDS or is_stop_word(word, "en") for word in words):
        return False
    return not all(is_ordinary(word) and not _may_be_name(word) for word in words)


def _may_be_name(word: str) -> bool:
    return word in GIVEN_NAMES or word in WORDS_TOO or word in FAMILY_NAMES


def _by_given_name(text: str) -> Iterator[Span]:
    position = 0
    for match in WORD.finditer(text):
        word = match.group().rstrip(".").removesuffix("'s")
        start = match.start()
        if start < position or not _is_given(text, match) or _PLACE.search(text, 0, start):
            continue
        position = start + len(word)
        if _POSSESSED.match(text, position):
            position -= word.endswith("s") and word[:-1] in GIVEN_NAMES
        if word.islower():
            position = _small_end(text, position)
        else:
            position = max(position, name_end(text, start, NameRule("en", most=4)) or 0)
        yield Span(start, position, "PERSON", _GIVEN)


def _small_end(text: str, end: int) -> int:
    """Where a name in small letters ends: behind words that no dictionary has, or family names."""
    for _ in range(2):
        following = _FOLLOWING.match(text, end)
        if following is None or not _is_family(following["word"]):
            break
        end = following.end("word")
    return end


def _is_family(word: str) -> bool:
    return word in FAMILY_NAMES or not (
        len(word) < 3 or is_ordinary(word) or word in GIVEN_NAMES or _VERBAL.search(word)
    )


def _is_given(text: str, match: re.Match[str]) -> bool:
    word = match.group().rstrip(".").removesuffix("'s")
    if word.isupper() and len(word) < 5:
        return False
    small = word.lower()
    if small.endswith("s") and small[:-1] in GIVEN_NAMES and _POSSESSED.match(text, match.end()):
        return len(small) > 4 and not is_ordinary(small)
    if small not in GIVEN_NAMES or small in WORDS_TOO or small in NOT_NAMES:
        return False
    if len(word) > 3 or not word.islower():  # "ned" is a slip of "need"
        return True
    following = _FOLLOWING.match(text, match.end())
    return following is not None and _is_family(following["word"])
