"""Ranking: meaning orders pages, language chooses their version, a page is listed once."""

import numpy as np
import pytest

from bot.knowledge.candidates import Candidates
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
    found = Candidates(PAGES, zeros + 5, zeros, overlap, 0.1)
    assert int(np.argmax(rank(found))) == 1
