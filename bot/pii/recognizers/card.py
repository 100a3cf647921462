"""Payment cards: Luhn and a real issuer's first digits, or the word "card" beside the number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import luhn

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.cues import Labels, labels_of
from bot.pii.span import Span

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.+$€£¥])(?<![A-Za-z0-9]-)\d(?:(?: ?[-.] ?| {1,2})?\d){11,18}"
    r"(?![A-Za-z0-9_]|-\w|\.\d)"
)
# American Express, Diners, Discover, JCB, Maestro, Mastercard, Mir, UnionPay, Visa, RuPay.
_ISSUER = re.compile(
    r"3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11,16}|35\d{14,17}|4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}"
    r"|2[2-7]\d{14}|6\d{11,18}|5[06-8]\d{10,17}|81\d{14,17}|(?:1800|2131)\d{11}"
)
_LAST_FOUR = re.compile(
    r"(?:ending(?: in| with)?|ends (?:in|with)|last (?:four|4)(?: digits)?(?: of (?:my|the) card)?"
    r"(?: (?:is|are|of it))?|尾号(?:是|为)?|末四位(?:是|为)?|後四碼|[x*•]{2,4}[- ]?)"
    r"[: ]{0,4}(\d{4})(?!\d)",
    re.IGNORECASE,
)
_EXPIRY = re.compile(
    r"[\s,;，]{0,3}(?:exp\w{0,7}\.?|expiry date|valid (?:thru|until)|有效期(?:至|到)?"
    r"|gültig bis|val\.?)"
    r"(?: date)?(?: is)?[:： ]{0,2}((?:0?[1-9]|1[0-2]) ?[/\-] ?(?:20)?\d\d)(?!\d)",
    re.IGNORECASE,
)


class CreditCardRecognizer(Recognizer):
    """Finds card numbers of 12 to 19 digits with any spacing, and a card's last four digits."""

    types = ("CREDIT_CARD",)

    def find(self, text: str, context: Context) -> Iterator[Span]:
        labels = labels_of(text)
        for match in _NUMBER.finditer(text):
            end = _checked_end(match)
            score = _score(match.start(), end or match.end(), bool(end), labels)
            if score:
                end = end or match.end()
                yield Span(match.start(), end, "CREDIT_CARD", score)
                yield from _expiry(text, end)
        for match in _LAST_FOUR.finditer(text):
            kinds = labels.naming(*match.span(1)).kinds
            if "card" in kinds or (not kinds and "last" in match.group().lower()):
                yield Span(*match.span(1), "CREDIT_CARD", 0.6)


def _checked_end(match: re.Match[str]) -> int | None:
    """Where the card number ends that begins here; what follows may be its date ("… 09/27")."""
    ends = [m.start() for m in re.finditer(r"(?<=\d)\D", match.group())] + [len(match.group())]
    for end in reversed(ends):
        digits = re.sub(r"\D", "", match.group()[:end])
        if _ISSUER.fullmatch(digits) and len(set(digits)) > 1 and luhn.is_valid(digits):
            return match.start() + end
    return None


def _score(start: int, end: int, checked: bool, labels: Labels) -> float:
    kinds = labels.naming(start, end).kinds
    if "business" in kinds:
        return 0.0
    if "card" in kinds:
        return 0.99 if checked else 0.8
    return 0.95 * checked


def _expiry(text: str, end: int) -> Iterator[Span]:
    """ "… exp 09/27" right after a card number belongs to it."""
    match = _EXPIRY.match(text, end)
    if match:
        yield Span(*match.span(1), "CREDIT_CARD", 0.7)
