"""Is a text more like injections than like what customers ask? By sentence vectors.

It catches what no rule of `injection_rules` spells out, in languages they do not cover. The
weights are a logistic regression over e5 vectors, made by `bot.answer.likeness_fit` from our own
examples.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from bot.sentences import split_sentences
from bot.vectors import Vectors, embed_query

WEIGHTS = Path(__file__).with_name("likeness_weights.json")
THRESHOLD = 0.7
"""Chosen where no line of the bitext set and of our ordinary examples is flagged."""
_MOST = 6
"""Sentences looked at: 10 ms each; a long injection shows itself in any of them."""


@dataclass(frozen=True)
class Weights:
    """A linear model over centred sentence vectors; `digest` names the examples it is from."""

    mean: Vectors
    weight: Vectors
    bias: float
    digest: str

    def score(self, vector: Vectors) -> float:
        """0..1, how likely an injection."""
        return float(1 / (1 + np.exp(-((vector - self.mean) @ self.weight + self.bias))))


@cache
def weights() -> Weights:
    """The committed weights."""
    data = json.loads(WEIGHTS.read_text("utf-8"))
    return Weights(
        np.asarray(data["mean"], np.float32),
        np.asarray(data["weight"], np.float32),
        float(data["bias"]),
        str(data["digest"]),
    )


def likeness(text: str) -> float:
    """0..1: the score of the most suspicious part, of the first and last sentences."""
    parts = [part.strip() for part in split_sentences(text) if len(part.strip()) > 3] or [text]
    if len(parts) > _MOST:
        parts = parts[: _MOST // 2] + parts[-_MOST // 2 :]
    return max(weights().score(embed_query(part)) for part in parts)


def looks_injected(text: str) -> bool:
    """Whether the likeness passes the threshold."""
    return likeness(text) >= THRESHOLD
