"""Checks of identity numbers that python-stdnum does not have."""

from __future__ import annotations

import re
from datetime import date

from stdnum.iso7064 import mod_11_2

from bot.pii.recognizers.national_id_rule import compact

_TW_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
_SG_WEIGHTS = (2, 7, 6, 5, 4, 3, 2)
_SG_LETTERS = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "F": "XWUTRQPNMLK", "G": "XWUTRQPNMLK"}
_SG_LETTERS["M"] = "KLJNPQRTUWX"
_UK_BARRED = frozenset({"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"})


def is_date(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def begins_with_date(number: str) -> bool:
    """Whether the first six digits are yymmdd, in either century."""
    digits = compact(number)
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    return is_date(1900 + year, month, day) or is_date(2000 + year, month, day)


def begins_with_day(number: str) -> bool:
    """Whether the first six digits are ddmmyy, in either century."""
    digits = compact(number)
    return begins_with_date(digits[4:6] + digits[2:4] + digits[:2])


def china(number: str) -> bool:
    """GB 11643: a birth date inside, ISO 7064 MOD 11-2."""
    return china_shape(number) and mod_11_2.is_valid(compact(number))


def china_shape(number: str) -> bool:
    """Eighteen characters with a birth date where it belongs, whatever the check digit."""
    digits = compact(number)
    return is_date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))


def taiwan(number: str) -> bool:
    """Letter (10..35 by region), nine digits, weights 1 9 8 7 6 5 4 3 2 1 1."""
    digits = compact(number)
    letter = _TW_LETTERS.index(digits[0]) + 10
    values = [letter // 10, letter % 10, *map(int, digits[1:])]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
    return sum(v * w for v, w in zip(values, weights, strict=True)) % 10 == 0


def hong_kong(number: str) -> bool:
    """One or two letters, six digits, a check digit (A for 10), weights 9 to 1."""
    characters = compact(number).rjust(9)
    values = [36 if c == " " else int(c, 36) for c in characters]
    return sum(v * w for v, w in zip(values, range(9, 0, -1), strict=True)) % 11 == 0


def singapore(number: str) -> bool:
    """A letter for the series, seven digits, a letter by their weighted sum."""
    text = compact(number)
    total = sum(int(d) * w for d, w in zip(text[1:8], _SG_WEIGHTS, strict=True))
    total += {"T": 4, "G": 4, "M": 3}.get(text[0], 0)
    remainder = total % 11
    index = 10 - remainder if text[0] == "M" else remainder
    return _SG_LETTERS[text[0]][index] == text[8]


def iran(number: str) -> bool:
    """Ten digits, weights 10 to 2."""
    digits = [int(d) for d in compact(number)]
    remainder = sum(d * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == (remainder if remainder < 2 else 11 - remainder) and len(set(digits)) > 1


def snils(number: str) -> bool:
    """Nine digits weighted 9 to 1, modulo 101, in the last two."""
    digits = compact(number)
    total = sum(int(d) * w for d, w in zip(digits, range(9, 0, -1), strict=False))
    return total % 101 % 100 == int(digits[9:])


def united_kingdom(number: str) -> bool:
    """Prefixes that HMRC gives out (NIM39110)."""
    prefix = compact(number)[:2]
    return not re.search(r"[DFIQUV]", prefix) and prefix[1] != "O" and prefix not in _UK_BARRED


def finland(number: str) -> bool:
    """ddmmyy, a sign for the century, three digits and a check character."""
    text = number.upper()
    expected = "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(text[:6] + text[7:10]) % 31]
    return begins_with_day(text[:6]) and text[10] == expected
