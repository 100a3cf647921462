"""Multinomial logistic regression over sentence vectors, kept as plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]


def _directions(vectors: Matrix, mean: Matrix) -> Matrix:
    """Unit vectors from `mean`: e5's vectors lie close together, what differs is what tells."""
    centred = vectors - mean
    norms = np.linalg.norm(centred, axis=1, keepdims=True)
    result: Matrix = centred / np.maximum(norms, 1e-9)
    return result


@dataclass(frozen=True)
class LinearModel:
    """Weights (labels, dimensions), bias (labels,), and the training mean (dimensions,)."""

    labels: tuple[str, ...]
    weights: Matrix
    bias: Matrix
    mean: Matrix

    @classmethod
    def fit(cls, vectors: Matrix, labels: Sequence[str], *, strength: float) -> LinearModel:
        """Fit on vectors of shape (n, dimensions); each label weighs the same in sum.

        strength: the inverse of the regularisation, scikit-learn's `C`.
        """
        from sklearn.linear_model import LogisticRegression  # only training pays for the import

        mean = vectors.mean(axis=0)
        fitted = LogisticRegression(C=strength, class_weight="balanced", max_iter=1000)
        fitted.fit(_directions(vectors, mean), list(labels))
        weights, bias = fitted.coef_, fitted.intercept_
        if len(fitted.classes_) == 2:  # scikit-learn keeps one row for two classes
            weights, bias = np.vstack([-weights, weights]) / 2, np.hstack([-bias, bias]) / 2
        names = tuple(str(name) for name in fitted.classes_)
        return cls(names, weights.astype(np.float32), bias.astype(np.float32), mean)

    def probabilities(self, vectors: Matrix) -> Matrix:
        """Shape (n, labels); rows sum to 1."""
        scores = _directions(vectors, self.mean) @ self.weights.T + self.bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        result: Matrix = powers / powers.sum(axis=1, keepdims=True)
        return result

    def save(self, path: Path) -> None:
        """Write a .npz of plain arrays: loading it runs no code, as a pickle would."""
        labels = np.array(self.labels, dtype=np.str_)
        with path.open("wb") as file:
            np.savez(file, labels=labels, weights=self.weights, bias=self.bias, mean=self.mean)

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as data:
            labels = tuple(str(label) for label in data["labels"])
            return cls(labels, data["weights"], data["bias"], data["mean"])
