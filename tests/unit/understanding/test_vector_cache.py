"""Vectors of training sentences on disk."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from bot.understanding import vector_cache
from bot.understanding.vector_cache import VectorCache
from bot.vectors import DIMENSIONS, embed_query

SENTENCES = ["where is my order", "订单到哪了", "où est ma commande", "where is my order"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rasa" / "sentence_vectors.sqlite"


def test_the_same_vectors_as_one_by_one_first_and_again(file: Path) -> None:
    for _ in range(2):
        found = VectorCache(file).vectors(SENTENCES, from_end=True, threads=2)
        for text in SENTENCES:
            np.testing.assert_array_equal(found[text], embed_query(text))


def test_what_is_known_is_not_embedded_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    VectorCache(file).embed(SENTENCES)
    asked: list[list[str]] = []

    def embed(texts: list[str]) -> np.ndarray:
        asked.append(texts)
        return np.zeros((len(texts), DIMENSIONS), dtype=np.float32)

    monkeypatch.setattr(vector_cache, "embed_queries", embed)
    VectorCache(file).embed([*SENTENCES, "new"])
    assert asked == [["new"]]


def test_the_file_holds_no_text(file: Path) -> None:
    VectorCache(file).embed(SENTENCES)
    assert b"order" not in file.read_bytes()


def test_a_broken_file_costs_time_only(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"not a database at all, not even nearly" * 100)
    assert set(VectorCache(file).vectors(SENTENCES)) == set(SENTENCES)


def test_a_vector_of_the_wrong_length_is_made_anew(file: Path) -> None:
    VectorCache(file).embed(["one"])
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE vectors SET vector = x'00'")
    np.testing.assert_array_equal(VectorCache(file).vectors(["one"])["one"], embed_query("one"))
