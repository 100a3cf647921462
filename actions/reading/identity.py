"""How customers prove an order is theirs: phone digits or an e-mail, however they write them."""

from __future__ import annotations

import re

from actions.reading.corrections import looks_like_question
from actions.reading.order_number import find_order_number
from actions.reading.plain import plain, spelled_digits
from actions.shop.values import Proof

_EMAIL = re.compile(r"[a-z0-9._%+\-]+\s?@\s?[a-z0-9\-]+(?:\.[a-z0-9\-]+)+", re.ASCII)
_DIGITS = re.compile(r"(?<![a-z0-9])\+?\d(?:[\s\-().]{0,2}\d)*(?![a-z])", re.ASCII)
_CONTEXT = re.compile(
    r"尾号|尾数|末尾|[后末]四位|后4位|手机|电话"
    r"|last\s*(?:four|4|digits)|final (?:four|4)|digits (?:are|is)|ending|ends? (?:in|with)"
    r"|phone|mobile|téléphone|chiffres|ziffern|telefon|endet"
    r"|cifras|dígitos|teléfono|telefone|cifre|下\s*[4四]\s*桁|電話|뒷자리|뒤\s*(?:4|네)|전화|цифр|телефон"
)
_BESIDE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]|[^\W\d_]+")
"""A Latin word, or a sign where words are not spaced."""
_BESIDE_ASKING, _BESIDE_TELLING = 3, 8
_BESIDE_NUMBER = re.compile(r"^[\s,，、:：;；]+(?P<digits>[0-9]{4})(?![\s/.:\-]?\d)(?!\w)")
"""Four digits right behind an order number: "W1234567 4821"."""
_ORDER = re.compile(r"(?<![a-z0-9])w[\s\-_#]?\d(?:[\s\-]?\d){6}(?![a-z0-9])", re.ASCII)


def _is_whole_number(digits: str) -> bool:
    return 7 <= len(digits) <= 15


def read_proof(text: str, *, asked: bool) -> Proof | None:
    """The proof in a message, or None.

    asked: the bot has just asked for it. Otherwise digits count only where the sentence says what
    they are ("尾号4821"), as four digits can be anything.
    """
    level = _ORDER.sub(" ", plain(text))
    email = _EMAIL.search(level)
    if email:
        return Proof(email=re.sub(r"\s", "", email.group()))
    if find_order_number(text) and not _CONTEXT.search(level):
        return _read_beside(plain(text))
    if not _CONTEXT.search(level) and not (asked and _is_short(text)):
        return None
    return _read_digits(level)


def _read_beside(said: str) -> Proof | None:
    order = _ORDER.search(said)
    digits = _BESIDE_NUMBER.search(said[order.end() :]) if order else None
    return Proof(digits=digits["digits"]) if digits else None


def _is_short(text: str) -> bool:
    """Whether little stands beside the digits; "who won the 2018 world cup?" is no proof."""
    beside = _BESIDE.findall(plain(text))
    return len(beside) <= (_BESIDE_ASKING if looks_like_question(text) else _BESIDE_TELLING)


def _read_digits(level: str) -> Proof | None:
    # "last four" and "后四位" are not digits of the number.
    said = re.sub(r"last\s*(?:four|4)|[后末]四位|四位|four digits|4 digits|4 derniers", " ", level)
    for candidate in _DIGITS.findall(spelled_digits(said)):
        digits = re.sub(r"\D", "", candidate)
        if len(digits) == 4 or _is_whole_number(digits):
            return Proof(digits=digits)
    return None
