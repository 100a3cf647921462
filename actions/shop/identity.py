"""Does a proof fit an order's contact details? Compared in constant time."""

from __future__ import annotations

import hmac
import re

from actions.shop.values import Proof

LAST_DIGITS = 4


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _phone_matches(digits: str, phone: str) -> bool:
    """The last four digits, or the whole number with or without its country code."""
    known = re.sub(r"\D", "", phone)
    if len(digits) <= LAST_DIGITS:
        return _same(digits, known[-LAST_DIGITS:])
    national = known[-11:]
    whole = digits.removeprefix("00").removeprefix("86") if len(digits) > 11 else digits
    return _same(whole, national)


def contact_matches(proof: Proof, *, phone: str, email: str) -> bool:
    """Whether any part of the proof is the order's; every part is looked at, whatever fits."""
    by_phone = proof.digits is not None and _phone_matches(proof.digits, phone)
    by_email = proof.email is not None and _same(proof.email.casefold(), email.casefold())
    return by_phone or by_email
