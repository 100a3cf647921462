"""Fits the likeness weights from the examples: `python -m bot.answer.likeness_fit`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression

from bot.answer.likeness import WEIGHTS
from bot.vectors import embed_query

EXAMPLES = Path(__file__).with_name("likeness_examples.yml")
_STRENGTH = 20.0
"""Inverse regularisation; 5..50 give the same ranking on held-back thirds."""


def examples_digest() -> str:
    """Names the examples; the weights carry it so that a test sees when they are stale."""
    return hashlib.sha256(EXAMPLES.read_bytes()).hexdigest()[:16]


def main() -> None:
    """Fit and write the weights."""
    data = yaml.safe_load(EXAMPLES.read_text("utf-8"))
    texts = [*data["injected"], *data["ordinary"]]
    labels = [1] * len(data["injected"]) + [0] * len(data["ordinary"])
    vectors = np.stack([embed_query(text) for text in texts])
    mean = vectors.mean(axis=0)
    model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=2000)
    model.fit(vectors - mean, labels)
    fitted = {
        "digest": examples_digest(),
        "bias": round(float(model.intercept_[0]), 5),
        "mean": [round(float(value), 5) for value in mean],
        "weight": [round(float(value), 5) for value in model.coef_[0]],
    }
    WEIGHTS.write_text(json.dumps(fitted) + "\n", "utf-8")


if __name__ == "__main__":
    main()
