"""What one country's identity number looks like and how it is checked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Needs(Enum):
    """What must stand beside a number of this shape before it is taken for an identity number."""

    NOTHING = "the shape or its check speaks for itself"
    LANGUAGE = "a text in the country's language, a conversation in the country, or a label"
    LABEL = "a word such as 'identity card'"


@dataclass(frozen=True)
class IdRule:
    """A national identity number.

    country: ISO 3166; written: how people write it, matched against the whole number;
    check: takes the number as it was written; languages: ISO 639-1, for `Needs.LANGUAGE`.
    """

    country: str
    written: re.Pattern[str]
    check: Callable[[str], bool]
    needs: Needs
    languages: frozenset[str] = frozenset()


def rule(
    country: str,
    written: str,
    check: Callable[[str], bool],
    needs: Needs = Needs.LABEL,
    languages: str = "",
) -> IdRule:
    """An `IdRule` from a pattern in letters; letters match in both cases."""
    pattern = re.compile(written, re.IGNORECASE)
    return IdRule(country, pattern, check, needs, frozenset(languages.split()))


def shape_is_enough(number: str) -> bool:
    """For numbers without a check digit."""
    return True


def compact(number: str) -> str:
    """The letters and digits of a number, in capitals."""
    return re.sub(r"[^0-9A-Za-z]", "", number).upper()
