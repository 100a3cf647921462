"""Presidio's own research sentences: the values are covered, the rest is spared."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.pii.recognizer import Context
from tests.unit.pii.recognizers.structured import structured_recognizers

SENTENCES = (
    Path(__file__).parents[4] / "../shared/devdata/pii/presidio_research_synth_v2.json"
).resolve()
FLOORS = {
    "CREDIT_CARD": 0.99,
    "EMAIL_ADDRESS": 0.99,
    "IBAN_CODE": 0.99,
    "US_SSN": 0.99,
    "IP_ADDRESS": 0.99,
    "PHONE_NUMBER": 0.88,
}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    if not SENTENCES.exists():
        pytest.skip("../shared/devdata is not here; lay the developers' shared/ beside this folder")
    loaded: list[dict[str, Any]] = json.loads(SENTENCES.read_text(encoding="utf-8"))
    return loaded


def _marked(text: str) -> set[int]:
    context = Context("en")
    spans = (span for r in structured_recognizers() for span in r.find(text, context))
    return {place for span in spans for place in range(span.start, span.end)}


def test_covers_the_values_and_little_else(rows: list[dict[str, Any]]) -> None:
    """Share of each type's characters that are hidden; sentences with nothing stay untouched."""
    hidden: Counter[str] = Counter()
    total: Counter[str] = Counter()
    flagged = 0
    for row in rows:
        marked = _marked(row["full_text"])
        flagged += bool(marked) and not row["spans"]
        for span in row["spans"]:
            places = set(range(span["start_position"], span["end_position"]))
            hidden[span["entity_type"]] += len(places & marked)
            total[span["entity_type"]] += len(places)
    assert flagged == 0
    for kind, floor in FLOORS.items():
        assert hidden[kind] / total[kind] >= floor, kind
