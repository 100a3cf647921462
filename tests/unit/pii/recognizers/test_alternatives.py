"""Grouped by first letters, an alternation matches what it matched, in the same order."""

from __future__ import annotations

import re

import pytest

from bot.pii.recognizers.address_words import (
    COMPOUNDS,
    COUNTRIES,
    ENGLISH_MAYBE,
    ENGLISH_SURE,
    PREFIXES,
    STATES,
    SUFFIXES,
)
from bot.pii.recognizers.alternatives import by_first_letter
from bot.pii.recognizers.town_cues import ASKED, LABELS

WRITTEN = [
    ("rue|via|route|viale", "r(?:ue|oute)|v(?:ia|iale)"),
    ("via|b?p|viale", "via|b?p|viale"),  # an optional letter: nothing is moved past it
    (r"a\|b|(?:c|d)e|ax", r"a\|b|(?:c|d)e|ax"),
    ("[ab|]c|p\\.zza|piazza", "[ab|]c|p(?:\\.zza|iazza)"),
]
WORDS = [
    "rue", "Straße", "avenue", "av.", "calea", "ул", "улица", "where do you live", "wo wohnst",
    "what city", "new york", "ny", "gasse", "drives", "drive", "st", "street", "город", "ville",
    "住在哪", "deutschland", "united states", "usa", "an der", "am", "p.zza", "parks", "park",
]  # fmt: skip


@pytest.mark.parametrize(("alternatives", "grouped"), WRITTEN)
def test_table(alternatives: str, grouped: str) -> None:
    assert by_first_letter(alternatives) == grouped


@pytest.mark.parametrize(
    "alternatives",
    [ENGLISH_SURE, ENGLISH_MAYBE, PREFIXES, COMPOUNDS, SUFFIXES, STATES, COUNTRIES, ASKED, LABELS],
)
def test_our_lists_match_the_same(alternatives: str) -> None:
    one = re.compile(f"(?:{alternatives})", re.IGNORECASE)
    other = re.compile(f"(?:{by_first_letter(alternatives)})", re.IGNORECASE)
    for word in (*WORDS, *alternatives.replace("\\", "").split("|")):
        for text in (word, word.upper(), f"{word}x"):
            found = [match and match.group() for match in (one.match(text), other.match(text))]
            assert found[0] == found[1], text
