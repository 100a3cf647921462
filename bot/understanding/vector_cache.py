"""Vectors of training sentences, kept on disk: after an edit only what is new is embedded.

The file holds hashes and vectors, no text, and only of designers' sentences: `process`, which sees
customers, never comes here. It may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import numpy as np

from bot.vectors import DIMENSIONS, Vectors, embed_queries, version

_CHUNK = 64
"""Sentences between two looks at what another process has put there meanwhile."""
_BUSY = 10.0
"""Seconds to wait for another process that writes."""
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB)"

_FIND = "SELECT vector FROM vectors WHERE key = ?"


def cache_file() -> Path:
    """Beside the folder of Rasa's own training cache, which Rasa empties at times."""
    folder = Path(os.environ.get("RASA_CACHE_DIRECTORY", ".rasa/cache"))
    return folder.absolute().with_name("sentence_vectors.sqlite")


class VectorCache:
    """Gives vectors of sentences; where the file cannot be used, it only computes them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._model = version().encode()

    def embed(self, sentences: Sequence[str], *, from_end: bool = False, threads: int = 1) -> None:
        """See to it that `sentences` are in the cache; see `vectors`.

        from_end: begin with the last ones, towards another process that begins with the first.
        """
        for _ in self._chunks(sentences, from_end=from_end, threads=threads):
            pass

    def vectors(
        self, sentences: Sequence[str], *, from_end: bool = False, threads: int = 1
    ) -> dict[str, Vectors]:
        """The unit vector, shape (384,), of each of `sentences`."""
        found: dict[str, Vectors] = {}
        for chunk in self._chunks(sentences, from_end=from_end, threads=threads):
            found.update(chunk)
        return found

    def _chunks(
        self, sentences: Sequence[str], *, from_end: bool, threads: int
    ) -> Iterator[dict[str, Vectors]]:
        unique = sorted(set(sentences), key=lambda text: (len(text), text), reverse=from_end)
        chunks = [unique[at : at + _CHUNK] for at in range(0, len(unique), _CHUNK)]
        with ThreadPoolExecutor(max_workers=threads) as pool:
            yield from pool.map(self._chunk, chunks)

    def _chunk(self, sentences: list[str]) -> dict[str, Vectors]:
        found = self._read(sentences)
        if missing := [text for text in sentences if text not in found]:
            new = dict(zip(missing, embed_queries(missing), strict=True))
            self._write(new)
            found.update(new)
        return found

    def _read(self, sentences: list[str]) -> dict[str, Vectors]:
        found = {}
        try:
            with closing(self._open()) as connection:
                for text in sentences:
                    row = connection.execute(_FIND, (self._key(text),)).fetchone()
                    if row and len(row[0]) == 4 * DIMENSIONS:
                        found[text] = np.frombuffer(row[0], dtype=np.float32)
        except (OSError, sqlite3.Error):
            return {}
        return found

    def _write(self, vectors: dict[str, Vectors]) -> None:
        rows = [(self._key(text), vector.tobytes()) for text, vector in vectors.items()]
        try:
            with closing(self._open()) as connection, connection:
                connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
        except (OSError, sqlite3.Error):
            return  # it costs the next training time, not this one its result

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=_BUSY)
        connection.execute(_TABLE)
        return connection

    def _key(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode(), digest_size=16, salt=self._model[:16]).digest()
