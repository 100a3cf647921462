"""BM25 orders by shared words; rare words count more; the share stays between 0 and 1."""

import numpy as np
import pytest

from bot.knowledge.bm25 import Bm25

TEXTS = ["the kettle is hot", "the watch is waterproof", "descale the kettle with acid", "水壶除垢"]


@pytest.mark.parametrize(
    ("question", "best"), [("descaling", 2), ("is my watch ok", 1), ("怎么除垢", 3)]
)
def test_finds_the_text_with_the_words(question: str, best: int) -> None:
    """Also by a common beginning of words, and by pairs of characters."""
    assert int(np.argmax(Bm25(TEXTS).overlap(question))) == best


def test_rare_words_weigh_more() -> None:
    """ "acid" is in one text, "kettle" in two."""
    index = Bm25(TEXTS)
    assert index.idf("acid") > index.idf("kettle") > index.idf("the")


@pytest.mark.parametrize("question", ["", "the", "zebra", "kettle kettle acid", "how do I"])
def test_overlap_is_a_share(question: str) -> None:
    """Whatever is asked."""
    overlap = Bm25(TEXTS).overlap(question)
    assert overlap.shape == (len(TEXTS),)
    assert ((overlap >= 0) & (overlap <= 1)).all()


def test_an_empty_index_answers_nothing() -> None:
    """A help centre may still be empty."""
    assert Bm25([]).overlap("kettle").shape == (0,)
