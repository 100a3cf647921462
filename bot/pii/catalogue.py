"""Names of products and brands: never a person, never a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import ahocorasick

from bot.pii.brands import BRANDS
from bot.pii.merge import overlapping, without
from bot.pii.normalise import lowered
from bot.pii.recognizers.known_names import is_given
from bot.pii.recognizers.name_shape import is_ordinary
from bot.pii.span import Span

_NAMES = ("PERSON", "LOCATION")


class Catalogue:
    """Brands that everybody knows and the shop's own product names, whatever their case.

    One automaton for all of them: a pattern of as many alternatives holds the interpreter for a
    tenth of a second over 100 KB, and the event loop with it.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._words = ahocorasick.Automaton()
        for name in (*BRANDS, *names):
            if len(word := lowered(name.strip())) > 1:
                self._words.add_word(word, len(word))
        self._words.make_automaton()

    def without_names(self, text: str, spans: Iterable[Span]) -> Iterator[Span]:
        """`spans` less the names and places that are products; the others as they are."""
        return self.without_products(text, self.products(text), spans)

    def without_products(
        self, text: str, products: Sequence[Span], spans: Iterable[Span]
    ) -> Iterator[Span]:
        """The same where the `products` of the text are known."""
        for span in spans:
            inside = overlapping(products, span) if span.type in _NAMES else []
            if not inside:
                yield span
                continue
            for part in without(span, inside):
                if span.type != "PERSON" or _may_name(text[part.start : part.end]):
                    yield part

    def products(self, text: str) -> list[Span]:
        """Products as whole words, none overlapping: the longest where one begins in another."""
        end, products = 0, []
        found = [(last - size + 1, last + 1) for last, size in self._words.iter(lowered(text))]
        for start, stop in sorted(found, key=lambda one: (one[0], -one[1])):
            if start >= end and not (_is_letter(text, start - 1) or _is_letter(text, stop)):
                end = stop
                products.append(Span(start, stop, "PRODUCT", 1.0))
        return products


def _may_name(rest: str) -> bool:
    """What a brand leaves of a person: two words, or an unusual one ("Samsung Notes" is none)."""
    words = [word for word in rest.split() if any(letter.isalpha() for letter in word)]
    if len(words) == 1:
        return is_given(words[0], "en") or not is_ordinary(words[0].lower())
    return len(words) > 1


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii() and text[at].isalpha()
