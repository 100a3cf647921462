"""Numbers said in words: a telephone number, or whatever the word before them names."""

from __future__ import annotations

from collections.abc import Iterator

from bot.pii.recognizer import Context, Recognizer
from bot.pii.recognizers.cues import Label, labels_of
from bot.pii.recognizers.digit_words import SpokenNumber, spoken_numbers
from bot.pii.span import Span

_TYPES = {
    "phone": "PHONE_NUMBER",
    "card": "CREDIT_CARD",
    "cvv": "PASSWORD",
    "code": "PASSWORD",
    "password": "PASSWORD",
    "ssn": "ID_CARD",
    "national_id": "ID_CARD",
    "bank": "BANK_ACCOUNT",
    "routing": "BANK_ACCOUNT",
    "account": "ACCOUNT_ID",
    "passport": "PASSPORT",
    "licence": "DRIVER_LICENSE",
    "social": "SOCIAL_ACCOUNT",
}
_SHORTEST = {"phone": 6, "card": 4, "bank": 5, "account": 4, "social": 5}
_UNLABELLED = range(9, 16)  # digits in a telephone number that nothing names
_COUNTING = ("123456789", "一二三四五六七八九", "일이삼사오육칠팔구")


class DictatedNumberRecognizer(Recognizer):
    """Finds dictated digits; names them after their label, a telephone number without one."""

    types = tuple(dict.fromkeys(_TYPES.values()))

    def find(self, text: str, context: Context) -> Iterator[Span]:
        numbers = spoken_numbers(text)
        if not numbers:
            return
        labels = labels_of(text)
        for number in numbers:
            entity, score = _judge(number, labels.naming(number.start, number.end))
            if score:
                yield Span(number.start, number.end, entity, score)


def _judge(number: SpokenNumber, label: Label) -> tuple[str, float]:
    said = len(number.digits)
    for kind, entity in _TYPES.items():
        if kind in label.kinds:
            return entity, 0.8 * (said >= _SHORTEST.get(kind, 4))
    counted = number.digits.lstrip("0零").startswith(_COUNTING)
    unlabelled = "business" not in label.kinds and said in _UNLABELLED and not counted
    return "PHONE_NUMBER", 0.6 * unlabelled
