"""BM25 over passages held in memory (Robertson and Zaragoza 2009, with k1 and b as usual)."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from bot.knowledge.terms import terms

K1 = 1.2
B = 0.75

Scores = npt.NDArray[np.float32]


class Bm25:
    """An inverted index; passages are known by their number."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(terms(text)) for text in texts]
        self._size = len(texts)
        lengths = np.array([sum(count.values()) for count in counts] or [0], dtype=np.float32)
        norms = K1 * (1 - B + B * lengths / max(float(lengths.mean()), 1.0))
        postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, count in enumerate(counts):
            for term, times in count.items():
                weight = times * (K1 + 1) / (times + float(norms[number]))
                postings[term].append((number, weight))
        self._postings = {
            term: (
                np.array([number for number, _ in found]),
                np.array([weight for _, weight in found], dtype=np.float32),
            )
            for term, found in postings.items()
        }

    def idf(self, term: str) -> float:
        """How telling a term is; one that occurs nowhere is the most telling."""
        found = len(self._postings[term][0]) if term in self._postings else 0
        return math.log(1 + (self._size - found + 0.5) / (found + 0.5))

    def scores(self, query: Iterable[str]) -> Scores:
        """The score of every passage, shape (passages,)."""
        scores: Scores = np.zeros(self._size, dtype=np.float32)
        for term in set(query):
            if term in self._postings:
                numbers, weights = self._postings[term]
                scores[numbers] += self.idf(term) * weights
        return scores

    def overlap(self, question: str) -> Scores:
        """Scores of a question's content words, each as a share of the most possible, 0-1."""
        words = terms(question, content_only=True)
        most = sum(self.idf(term) * (K1 + 1) for term in set(words))
        return self.scores(words) / most if most else self.scores(())
