"""The linear model over sentence vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.understanding.linear_model import LinearModel, Matrix


def clusters(count: int) -> tuple[Matrix, list[str]]:
    """Thirty vectors around each of `count` far points, at an offset as e5's have."""
    chance = np.random.default_rng(7)
    centres = np.eye(8)[:count] + 5.0
    rows = [centre + chance.normal(0, 0.1, (30, 8)) for centre in centres]
    return np.vstack(rows).astype(np.float32), [f"i{n}" for n in range(count) for _ in range(30)]


@pytest.mark.parametrize("count", [2, 5])
def test_tells_clusters_apart_with_probabilities(count: int) -> None:
    vectors, labels = clusters(count)
    model = LinearModel.fit(vectors, labels, strength=10)
    found = model.probabilities(vectors)
    assert found.shape == (len(labels), count)
    np.testing.assert_allclose(found.sum(axis=1), 1, rtol=1e-5)
    assert [model.labels[best] for best in found.argmax(axis=1)] == labels


def test_two_labels_have_the_probabilities_of_scikit_learn() -> None:
    from sklearn.linear_model import LogisticRegression

    vectors, labels = clusters(2)
    model = LinearModel.fit(vectors, labels, strength=0.05)
    moved = vectors - vectors.mean(axis=0)
    moved /= np.linalg.norm(moved, axis=1, keepdims=True)
    theirs = LogisticRegression(C=0.05, class_weight="balanced").fit(moved, labels)
    expected = theirs.predict_proba(moved)
    np.testing.assert_allclose(model.probabilities(vectors), expected, atol=1e-3)


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    vectors, labels = clusters(3)
    model = LinearModel.fit(vectors, labels, strength=10)
    model.save(tmp_path / "model.npz")
    loaded = LinearModel.load(tmp_path / "model.npz")
    assert loaded.labels == model.labels
    np.testing.assert_array_equal(loaded.probabilities(vectors), model.probabilities(vectors))


def test_a_file_that_holds_objects_is_refused(tmp_path: Path) -> None:
    """A pickle inside the archive could run code."""
    rows = np.array([{"a": 1}], dtype=object)
    np.savez(tmp_path / "bad.npz", labels=rows, weights=rows, bias=rows, mean=rows)
    with pytest.raises(ValueError, match="allow_pickle"):
        LinearModel.load(tmp_path / "bad.npz")
