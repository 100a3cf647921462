"""Telephone numbers: by their country's plan, by their shape, or by the word that names them.

A number that libphonenumber knows in the conversation's region, or in a country where the text's
language is spoken, is found without a cue if it is written as people write telephone numbers.
Digits in one block are a telephone number only with a cue, a trunk zero, or a Chinese mobile's
shape: ten bare digits may as well be an order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.cues import Labels, labels_of
from bot.pii.recognizers.phone_regions import regions_of, written_locally
from bot.pii.span import Span

_DIGITS = (7, 15)  # shortest with no doubt about its being one, longest by E.164
_LABELLED_DIGITS = 6
_EXTENSION = (
    r"(?:\s?(?:x|ext\.?|extension|转|轉|分机|內線|内线|доб\.?|poste|내선|内線)\s?\d{1,6}\b)?"
)
_RUN = re.compile(
    r"(?<![A-Za-z0-9_@#])(?<![A-Za-z0-9][-_/.])(?:\+ ?)?\(?\d(?:[ \t]?[-./()]{0,2}[ \t]?\d)+"
    + _EXTENSION,
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(r"[A-Za-z_@]|[-/.:][A-Za-z]{0,8}\d|-[A-Z]{1,4}\b")
_CN_MOBILE = re.compile(
    r"(?<![\d+])(?<!\+\d[ -])(?<!\+\d\d[ -])(?<!\+\d{3}[ -])(?:(?:\+|00)?[ ]?\(?86\)?[ -]?)?1[3-9]\d(?:[ -]{0,2}\d){8}(?!\d|[.]\d)"
)
_DATE = re.compile(
    r"(?:19|20)\d\d ?[-./] ?\d\d? ?[-./] ?\d\d?(?!\d)|\d\d?([-./])\d\d?\1(?:\d{4}|\d\d)(?![-.]?\d)"
    r"|(?:19|20)\d\d[-/ ](?:19|20)\d\d$"
)
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d[-/.]")  # "2024/5512" is a file, not a telephone
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:\.\d\d?)?$|\d+\.\d+$")
# "text me when 4512345678 ships": what the call is about, not where to.
_ABOUT = re.compile(
    r"\b(?:when|about|if|once|before|after|until|regarding|re|for|with|wegen|pour|para|per)\b", re.I
)
_AREA = re.compile(r"\(0?\d{2,5}\)[\s/-]{0,2}\d")
_NANP = re.compile(
    r"(?:(?:\+?|00)1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-.]|[2-9]\d\d )[ ]?\d{3} ?[-. ] ?\d{4}(?!\d)|"
    r"(?:\+?1[-. ]?)?\d{3} - \d{3} - \d{4}(?!\d)"
)
_TRUNK_GROUPED = re.compile(r"0\d{1,4}[-./ )]")


class PhoneRecognizer(Recognizer):
    """Finds telephone numbers written in digits."""

    types = ("PHONE_NUMBER",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        labels = labels_of(text)
        taken = -1
        for match in _CN_MOBILE.finditer(text):
            if self._may_be_mobile(text, match, labels):
                taken = match.end()
                yield Span(match.start(), taken, "PHONE_NUMBER", 0.97)
        regions = regions_of(context.region, context.language)
        for start, end in _runs(text):
            score = _score(text, start, end, labels, regions)
            if score and not (taken > start):
                yield Span(start, end, "PHONE_NUMBER", score)

    def _may_be_mobile(self, text: str, match: re.Match[str], labels: Labels) -> bool:
        start, end = match.span()
        if re.match(r"[A-Za-z_]", text[end : end + 1]) or re.search(
            r"[A-Za-z_][-_]?$", text[max(0, start - 2) : start]
        ):
            return False
        return not labels.is_business(start, end)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of digits and what people put between them; too long ones by their words."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        if text[start] == "(" and ")" not in match.group():
            start += 1
        if _NOT_AFTER.match(text, end):
            continue
        count = sum(c.isdigit() for c in match.group())
        if count <= _DIGITS[1] + 6 * bool(re.search(r"[a-z转轉分內内доб내]", match.group())):
            if count >= _LABELLED_DIGITS:
                yield start, end
            continue
        for word in re.finditer(r"\+?\d[\d\-.]{5,18}", match.group()):
            yield start + word.start(), start + word.end()


def _score(text: str, start: int, end: int, labels: Labels, regions: tuple[str, ...]) -> float:
    """How sure `text[start:end]` is a telephone number; 0 for not one."""
    number = text[start:end]
    bare = re.sub(r"^\D+", "", number)
    if _DATE.match(bare) or _THOUSANDS.match(bare):
        return 0.0
    digits = sum(c.isdigit() for c in number)
    label = labels.naming(start, end)
    if "business" in label.kinds:
        return 0.95 if number[0] == "+" and label.soft and digits > 9 else 0.0
    if "phone" in label.kinds:
        soft = label.soft
        if soft and number.isdigit() and _ABOUT.search(text, label.end, max(start, label.end)):
            return 0.0
        return _labelled_score(number, digits, soft=soft, regions=regions)
    score = _shape_score(number, digits, regions)
    others = label.kinds - {"social", "email", "username"}
    return min(score, 0.6) if others else score


def _labelled_score(number: str, digits: int, *, soft: bool, regions: tuple[str, ...]) -> float:
    grouped = not number.isdigit()
    valid = _is_valid(number, regions)
    if soft and not valid and digits < _DIGITS[0] + 2 * (not grouped):
        return 0.0
    return 0.96 if valid else 0.85


def _shape_score(number: str, digits: int, regions: tuple[str, ...]) -> float:
    """Without a label: only what is written the way telephone numbers are."""
    if digits < _DIGITS[0]:
        return 0.0
    if number[0] == "+":
        return 0.97 if _is_valid(number, regions) else 0.7 * (digits > 7)
    if number.startswith("00") and digits > 10 and _is_valid(number, regions):
        return 0.97
    if _NANP.match(number) or (_AREA.search(number) and digits >= 8):
        return 0.75
    if written_locally(number, regions):
        return 0.7
    if _YEAR_FIRST.match(number):
        return 0.0
    if number.isdigit():
        return 0.8 if number[0] == "0" and 9 <= digits <= 12 and _is_valid(number, regions) else 0.0
    if _TRUNK_GROUPED.match(number) and 9 <= digits <= 12:
        return 0.9 if _is_valid(number, regions) else 0.65
    return 0.8 if digits >= 8 and _is_valid(number, regions) else 0.0


@lru_cache(maxsize=512)  # numbers come back in every turn of a conversation
def _is_valid(number: str, regions: tuple[str, ...]) -> bool:
    """Whether libphonenumber knows the number in one of `regions` (or by its own country code)."""
    if number.startswith("00"):
        number = "+" + number[2:]
    for region in regions[:1] if number[0] == "+" else regions:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return True
    return False
