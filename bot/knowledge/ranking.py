"""From candidates to hits: pages by meaning and words, their versions by language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.knowledge.background import everyday_level
from bot.knowledge.candidates import WORDS, Candidates, Scores
from bot.knowledge.embedding import WEIGHTS, QuestionVectors
from bot.knowledge.gate import Evidence
from bot.knowledge.passages import Passage

OVERLAP = 0.3
STATED = 0.3
_MOST = sum(WEIGHTS) + OVERLAP
LANGUAGE = 0.05
"""How much worse, in score, a page's version in the customer's language may be than another."""


@dataclass(frozen=True)
class Hit:
    """A passage found; `score` is its page's: at most 1, it orders hits and says no more."""

    document: str
    title: str
    passage: int
    score: float
    text: str
    language: str


def rank(candidates: Candidates) -> Scores:
    """The score of every candidate, shape (n,)."""
    whole = (candidates.dense + OVERLAP * candidates.overlap) / _MOST
    scores: Scores = (whole + STATED * candidates.stated) / (1 + STATED * (1 + WORDS))
    return scores


def evidence(candidates: Candidates, vectors: QuestionVectors) -> Evidence:
    """What the gate judges by; there must be candidates."""
    return Evidence(
        nearest=float(candidates.nearness.max()),
        chance=candidates.chance,
        everyday=everyday_level(vectors.sentence),
        overlap=float(candidates.overlap.max()),
    )


def _page(passage: Passage) -> str:
    """What zh/returns.md and en/returns.md (or returns.zh.md) have in common."""
    parts = passage.document.replace(".", "/").split("/")
    return "/".join(part for part in parts if part != passage.language)


def _preference(passage: Passage, language: str) -> float:
    """For the customer's language, and half of it for English, which most can read."""
    if passage.language == language:
        return LANGUAGE
    return LANGUAGE / 2 if passage.language == "en" else 0.0


def best(passages: Sequence[Passage], scores: Scores, language: str, k: int) -> tuple[Hit, ...]:
    """The k best pages, each by its best passage in the version the customer reads best.

    A page ranks by its best version, so that a page about something else does not win by its
    language.
    """
    pages: dict[str, list[int]] = {}
    for number in np.argsort(-scores, kind="stable"):
        pages.setdefault(_page(passages[number]), []).append(int(number))
    hits = []
    for numbers in list(pages.values())[:k]:
        chosen = max(numbers, key=lambda n: scores[n] + _preference(passages[n], language))
        hits.append(_hit(passages[chosen], float(scores[numbers[0]])))
    return tuple(hits)


def _hit(passage: Passage, score: float) -> Hit:
    return Hit(
        document=passage.document,
        title=passage.title,
        passage=passage.position,
        score=round(score, 4),
        text=passage.text,
        language=passage.language,
    )
