"""How near everyday questions come to a set of passages by chance: the gate's yardstick."""

from __future__ import annotations

from functools import cache

import numpy as np

from bot.knowledge.embedding import SENTENCE, Vectors, embed_sentences, everyday_questions


@cache
def background_vectors() -> Vectors:
    """The sentence vectors of background_questions.txt, shape (questions, 512)."""
    return embed_sentences(everyday_questions())


def chance_level(vectors: Vectors) -> float:
    """The mean cosine of a background question and the passage nearest to it.

    vectors: passages, shape (n, DIMENSIONS) or their first 512 columns. The more passages, and
    the nearer they are to everyday life, the higher it is; 0 for no passages.
    """
    if not len(vectors):
        return 0.0
    return float((background_vectors() @ vectors[:, :SENTENCE].T).max(axis=1).mean())


def everyday_level(sentence: Vectors) -> float:
    """The cosine of a question and the background question nearest to it."""
    return float(np.max(background_vectors() @ sentence))
