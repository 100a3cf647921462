"""Names of products are neither people nor places."""

from __future__ import annotations

import pytest

from bot.pii.catalogue import Catalogue
from bot.pii.span import Span

TEXT = "Anna bought a Jordan Air in Paris"
CASES = [
    (Span(14, 24, "PERSON", 0.8), []),
    (Span(0, 4, "PERSON", 0.8), ["Anna"]),
    (Span(0, 24, "PERSON", 0.8), ["Anna bought a "]),
    (Span(14, 24, "EMAIL_ADDRESS", 0.9), ["Jordan Air"]),
    (Span(28, 33, "LOCATION", 0.8), ["Paris"]),
]


@pytest.mark.parametrize(("span", "left"), CASES)
def test_table(span: Span, left: list[str]) -> None:
    found = Catalogue(["jordan air"]).without_names(TEXT, [span])
    assert [TEXT[one.start : one.end] for one in found] == left


def test_an_empty_catalogue_leaves_all() -> None:
    span = Span(0, 4, "PERSON", 0.8)
    assert list(Catalogue().without_names(TEXT, [span])) == [span]
