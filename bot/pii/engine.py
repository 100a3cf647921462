"""Finds personal values in a text: normalise, search, merge, map back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from bot.pii.business_ids import BusinessIds
from bot.pii.catalogue import Catalogue
from bot.pii.goods import without_wares
from bot.pii.mentions import later_mentions
from bot.pii.merge import merge, overlapping, without
from bot.pii.neighbours import beside_contact, joined_names, listed_births
from bot.pii.normalise import Plain, normalise
from bot.pii.piece import Search, local_search, pieces
from bot.pii.span import Span


class Engine:
    """Recognisers, business ids and catalogue names put together; thread-safe."""

    def __init__(self, business_ids: BusinessIds, catalogue: Catalogue) -> None:
        self._business_ids = business_ids
        self._catalogue = catalogue

    def learn_products(self, catalogue: Catalogue) -> None:
        """From now on these names are neither people nor places."""
        self._catalogue = catalogue

    def find(
        self, text: str, *, language: str | None, region: str, search: Search | None = None
    ) -> list[Span]:
        """Personal values in `text`, left to right, none overlapping; offsets of `text`.

        search: who searches the pieces; None does it here.
        """
        plain = normalise(text)
        found = (search or local_search())(list(pieces(plain.text, language, region)))
        spans = [span for some in found for span in some]
        people = without_wares(plain.text, spans, language)
        products = self._catalogue.products(plain.text)
        named = partial(self._catalogue.without_products, plain.text, products)
        merged = [part for span in merge(named(people)) for part in _trimmed(plain.text, span)]
        for beside in (beside_contact, joined_names, listed_births, later_mentions):
            merged = merge([*merged, *named(beside(plain.text, merged))])
        return [plain.original_span(span) for span in self._without_ids(plain, merged)]

    def _without_ids(self, plain: Plain, spans: list[Span]) -> Iterator[Span]:
        """What the business ids leave of `spans`: they are shown as they are."""
        found = self._business_ids.find_plain(plain)
        ids = [Span(one.start, one.end, one.name, 1.0) for one in found]
        for span in spans:
            overlapped = overlapping(ids, span)
            if not overlapped:
                yield span
                continue
            for part in without(span, overlapped):
                if any(letter.isalnum() for letter in plain.text[part.start : part.end]):
                    yield part


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    """The span without white space at its ends; nothing if it holds no letter or digit."""
    value = text[span.start : span.end]
    start = span.start + len(value) - len(value.lstrip())
    end = span.end - len(value) + len(value.rstrip())
    if any(letter.isalnum() for letter in value):
        yield Span(start, end, span.type, span.score)
