"""Ranking: meaning orders pages, language chooses their version, a page is listed once."""

import numpy as np
import pytest

from bot.knowledge.candidates import WORDS, Candidates, nearest_statement
from bot.knowledge.passages import Passage
from bot.knowledge.ranking import best, rank


def page(document: str, language: str, position: int = 0) -> Passage:
    return Passage(document, "T", language, None, position, "text")


PAGES = (page("zh/a.md", "zh"), page("en/a.md", "en"), page("fr/a.md", "fr"))


@pytest.mark.parametrize(("language", "first"), [("zh", 0), ("en", 1), ("fr", 2), ("ru", 1)])
def test_the_customers_language_comes_first(language: str, first: int) -> None:
    """And English where there is no version in it."""
    (hit,) = best(PAGES, np.array([0.71, 0.70, 0.69], dtype=np.float32), language, 3)
    assert hit.document == PAGES[first].document
    assert hit.score == pytest.approx(0.71)


def test_meaning_outweighs_language() -> None:
    """Neither another page nor another part of the page wins by its language alone."""
    passages = (page("zh/a.md", "zh"), page("en/b.md", "en"), page("en/a.md", "en"))
    hits = best(passages, np.array([0.80, 0.78, 0.6], dtype=np.float32), "en", 2)
    assert [hit.document for hit in hits] == ["zh/a.md", "en/b.md"]


def test_translations_are_one_page() -> None:
    """The best version of each page, not the page three times."""
    passages = (*PAGES, page("zh/a.md", "zh", 1), page("en/b.md", "en"), page("c.fr.txt", "fr"))
    scores = np.array([0.5, 0.9, 0.4, 0.8, 0.7, 0.6], dtype=np.float32)
    hits = best(passages, scores, "en", 3)
    assert [hit.document for hit in hits] == ["en/a.md", "en/b.md", "c.fr.txt"]
    assert [hit.score for hit in hits] == pytest.approx([0.9, 0.7, 0.6])


def test_fewer_pages_than_asked_for() -> None:
    """All there are."""
    assert len(best(PAGES, np.ones(3, dtype=np.float32), "en", 5)) == 1


def test_words_break_a_tie_of_meaning() -> None:
    """The share of the question's words counts beside the vectors."""
    zeros = np.zeros(3, dtype=np.float32)
    overlap = np.array([0, 1, 0], dtype=np.float32)
    found = Candidates(PAGES, zeros + 5, zeros, overlap, zeros, 0.1)
    assert int(np.argmax(rank(found))) == 1


def test_a_near_statement_outweighs_a_page_that_is_a_little_nearer() -> None:
    """The page that says it, not the one that is about the same."""
    zeros = np.zeros(3, dtype=np.float32)
    dense, stated = zeros + 5, zeros.copy()
    dense[0] += 0.3
    stated[2] = 0.5
    assert int(np.argmax(rank(Candidates(PAGES, dense, zeros, zeros, stated, 0.1)))) == 2


def test_nearest_statement() -> None:
    """By meaning, and by words that stand in it or in the headings above it."""
    text = "## Coupons\n\nOne can be used. They expire."
    passage = Passage("a.md", "Prices", "en", None, 0, text)
    cosines = np.array([0.2, 0.25], dtype=np.float32)
    assert nearest_statement(frozenset(), passage, cosines) == pytest.approx(0.25)
    found = nearest_statement(frozenset({"coupons", "used"}), passage, cosines)
    assert found == pytest.approx(0.2 + WORDS)
    assert nearest_statement(frozenset({"coupons"}), passage, cosines[:0]) == 0
