"""What stands beside other finds needs no cue: "Lisa Wagner, 14 May 1980, Gartenweg 3, Leipzig".

A name beside contact data, a date between a name and more of the same list, a name that is joined
to another ("from Mark Thole to Esme Thole").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.pii.recognizers.known_names import is_given
from bot.pii.recognizers.name_shape import is_stop_word
from bot.pii.recognizers.not_names import CHAT_WORDS
from bot.pii.recognizers.person_alone import NAME, is_everyday
from bot.pii.span import Span

_CONTACT = frozenset({"LOCATION", "PHONE_NUMBER", "EMAIL_ADDRESS", "DATE_OF_BIRTH"})
_SCORE = 0.55
_REACH = 60
_BORN = (
    r"(?:née?|geb(?:oren|\.)|nat[oa]|nacid[oa]|nascid[oa]|born|f\.)(?:[ ](?:le|am|il|el|em|on))?"
)
_BEFORE = re.compile(
    rf"(?:^|[,;:.!?\n][ ]*|[-–|][ ])({NAME})[ ]?(?:[,;:|\n]|[ ]-)[ ]*(?:{_BORN}[ ])?$"
)
_SMALL_BEFORE = re.compile(
    r"(?:^|[,;:.!?\n][ ]*)(([^\W\d_]{3,})[ ]([^\W\d_]{3,}(?:-[^\W\d_]{2,})?))[ ]?[,;|\n][ ]*$"
)
"""In small letters: a given name, a word, and nothing else before the address."""
_AFTER = re.compile(rf"[ ]?(?:[,;|\n]|[ ]-)[ ]*({NAME})(?=[ ]?(?:[,;.|\n]|[ ]-|$))")
_YEAR = r"(?:19[2-9]\d|200\d|201[0-4])"
_DATE = (
    rf"(?P<date>\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}|{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|{_YEAR}年\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}(?:\.|st|nd|rd|th)? [^\W\d_]{{3,10}}\.? {_YEAR}"
    rf"|[A-Z][a-z]{{2,9}} \d{{1,2}},? {_YEAR})(?!\d)"
)
_SEPARATOR = r"(?:[ ]*[,;|/，、；\n][ ]*|[ ][-–][ ])"
_DATE_AFTER = re.compile(rf"(?:{_SEPARATOR}|[ ]\(){_DATE}(?:{_SEPARATOR})?")
_DATE_BEFORE = re.compile(rf"(?:^|[\n;]){_DATE}{_SEPARATOR}$")
_LIST_ENDS = re.compile(r"[ ]*(?:\)|\n|$)")
_JOINED = re.compile(
    rf"[ ](?:(?P<and>and|or|&|und|oder|et|ou|y|e|o|i|og|och|en|и|і|ve|ja|dan|și)|to|by|from)[ ]"
    rf"(?P<name>{NAME})(?!\w)"
)


def beside_contact(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Names right before or behind an address, a telephone number or a mail address."""
    for span in spans:
        if span.type not in _CONTACT:
            continue
        start = max(0, span.start - _REACH)
        before = _BEFORE.search(text[start : span.start])
        if before:
            yield from _name(before[1], start + before.start(1))
        small = _SMALL_BEFORE.search(text[start : span.start])
        if small and not before and is_given(small[2], None) and not _goes_on(small[3]):
            yield Span(start + small.start(1), start + small.end(1), "PERSON", _SCORE)
        after = _AFTER.match(text, span.end, span.end + _REACH)
        if after:
            yield from _name(after[1], after.start(1))


def listed_births(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """A date of long ago right behind (or before) a name, in a list of more about that person."""
    known = sorted(spans)
    starts = {span.start: span for span in known}
    for name in known:
        if name.type != "PERSON":
            continue
        date = _DATE_AFTER.match(text, name.end)
        if date and (date.end() in starts or _LIST_ENDS.match(text, date.end("date"))):
            yield Span(*date.span("date"), "DATE_OF_BIRTH", _SCORE)
        before = _DATE_BEFORE.search(text, max(0, name.start - 30), name.start)
        if before:
            yield Span(*before.span("date"), "DATE_OF_BIRTH", _SCORE)


def joined_names(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """A second name: after "and" and its like; after "to" where the family name is the same."""
    for span in spans:
        if span.type != "PERSON":
            continue
        second = _JOINED.match(text, span.end, span.end + _REACH)
        if second is None:
            continue
        words = second["name"].split()
        same = words[-1] in text[span.start : span.end].split()
        if same or (second["and"] and " " in text[span.start : span.end]):
            yield from _name(second["name"], second.start("name"))


def _goes_on(word: str) -> bool:
    """Whether a word behind a given name belongs to the sentence rather than to the name."""
    return word.lower() in CHAT_WORDS or is_stop_word(word.lower(), "en")


def _name(words: str, start: int) -> Iterator[Span]:
    if not any(is_everyday(word, None) for word in words.split()):
        yield Span(start, start + len(words), "PERSON", _SCORE)
