"""Of overlapping finds the better one stays, and nothing personal falls between two."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pii.merge import merge
from bot.pii.span import Span


def span(start: int, end: int, kind: str = "PERSON", score: float = 0.7) -> Span:
    return Span(start, end, kind, score)


CASES = [
    ("below the threshold", [span(0, 5, score=0.3)], []),
    ("the same twice", [span(0, 5), span(0, 5)], [span(0, 5)]),
    ("the longer", [span(0, 5), span(0, 9)], [span(0, 9)]),
    (
        "a checked number inside an address",
        [span(0, 20, "LOCATION"), span(8, 19, "PHONE_NUMBER", 0.97)],
        [span(0, 8, "LOCATION"), span(8, 19, "PHONE_NUMBER", 0.97), span(19, 20, "LOCATION")],
    ),
    (
        "half a number is none",
        [span(0, 12, "EMAIL_ADDRESS", 0.95), span(8, 14, "PHONE_NUMBER", 0.6)],
        [span(0, 12, "EMAIL_ADDRESS", 0.95)],
    ),
]


@pytest.mark.parametrize(("name", "found", "kept"), CASES, ids=[case[0] for case in CASES])
def test_table(name: str, found: list[Span], kept: list[Span]) -> None:
    assert merge(found) == kept


SPANS = st.builds(
    lambda start, length, kind, score: Span(start, start + length, kind, score),
    st.integers(0, 40), st.integers(1, 15),
    st.sampled_from(["PERSON", "LOCATION", "PHONE_NUMBER"]), st.floats(0.5, 1.0),
)  # fmt: skip


@given(st.lists(SPANS, max_size=12))
def test_result_is_sorted_and_does_not_overlap(found: list[Span]) -> None:
    kept = merge(found)
    assert all(one.end <= other.start for one, other in pairwise(kept))


@given(st.lists(SPANS, max_size=12))
def test_names_and_addresses_stay_hidden(found: list[Span]) -> None:
    def places(spans: list[Span]) -> set[int]:
        return {at for one in spans for at in range(one.start, one.end)}

    wordy = [one for one in found if one.type in ("PERSON", "LOCATION")]
    assert places(wordy) <= places(merge(found))
