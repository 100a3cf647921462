"""Names of products and brands: never a person, never a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.pii.brands import BRANDS
from bot.pii.merge import without
from bot.pii.span import Span

_NAMES = ("PERSON", "LOCATION")


class Catalogue:
    """Brands that everybody knows and the shop's own product names, whatever their case."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        words = sorted(
            {name.strip() for name in (*BRANDS, *names) if len(name.strip()) > 1}, key=len
        )
        body = "|".join(re.escape(word) for word in reversed(words))
        self._regex = re.compile(rf"(?<![A-Za-z])(?:{body})(?![A-Za-z])", re.I) if body else None

    def without_names(self, text: str, spans: Iterable[Span]) -> Iterator[Span]:
        """`spans` less the names and places that are products; the others as they are."""
        products = [Span(*match.span(), "PRODUCT", 1.0) for match in self._matches(text)]
        for span in spans:
            inside = [one for one in products if span.type in _NAMES and one.overlaps(span)]
            if not inside:
                yield span
                continue
            for part in without(span, inside):
                if any(letter.isalpha() for letter in text[part.start : part.end]):
                    yield part

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        return self._regex.finditer(text) if self._regex else iter(())
