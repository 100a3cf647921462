"""Passages in PostgreSQL: pgvector finds the nearest, BM25 in memory the best worded."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.knowledge.background import background_vectors
from bot.knowledge.bm25 import Bm25
from bot.knowledge.candidates import Candidates, nearest_statement
from bot.knowledge.embedding import DIMENSIONS, SENTENCE, WORKER, QuestionVectors, Vectors
from bot.knowledge.faults import store_faults
from bot.knowledge.passages import Passage
from bot.knowledge.table import passage_statements, passages
from bot.knowledge.terms import terms

NEAREST = 50
BEST_WORDED = 20
BEST_STATED = 20
"""Passages with the nearest statements, which are candidates whatever their own vectors say."""
FRESH_FOR = 2.0
"""Seconds for which the words and the chance level are used without asking for changes."""

_TEXTS = tuple(c for c in passages.c if c.name not in ("vector", "sha256"))
_Version = tuple[int, int]


@dataclass(frozen=True, eq=False)
class _Snapshot:
    """What is kept in memory of one state of the table."""

    version: _Version
    numbers: dict[int, int]
    """From a row's id to its number in the arrays."""
    ids: npt.NDArray[np.int64]
    bm25: Bm25
    chance: float


class DatabaseSource:
    """Searches the table; a change by any process is seen within FRESH_FOR seconds."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._snapshot: _Snapshot | None = None
        self._checked = 0.0
        self._lock = asyncio.Lock()

    async def candidates(
        self, text: str, vectors: QuestionVectors, *, line: str | None
    ) -> Candidates:
        """See `Source`. Raises StoreError."""
        with store_faults():
            async with self._engine.connect() as connection:
                snapshot = await self._fresh(connection)
                overlap = snapshot.bm25.overlap(text)
                also = {*_best_worded(snapshot, overlap), *await _best_stated(connection, vectors)}
                rows = await _nearest(connection, vectors, line, also)
                cosines = await _cosines(connection, vectors, [row.id for row in rows])
        # a row written after the snapshot has no word counts yet
        of_row = [snapshot.numbers.get(row.id) for row in rows]
        asked = frozenset(terms(text, content_only=True))
        pages = tuple(_passage(row) for row in rows)
        stated = [
            nearest_statement(asked, page, cosines[row.id])
            for page, row in zip(pages, rows, strict=True)
        ]
        shares = [0.0 if number is None else overlap[number] for number in of_row]
        return Candidates(
            passages=pages,
            dense=np.array([-row.distance for row in rows], dtype=np.float32),
            nearness=np.array([-row.apart for row in rows], dtype=np.float32),
            overlap=np.array(shares, dtype=np.float32),
            stated=np.array(stated, dtype=np.float32),
            chance=snapshot.chance,
        )

    async def _fresh(self, connection: AsyncConnection) -> _Snapshot:
        async with self._lock:
            held = self._snapshot
            if held and time.monotonic() - self._checked < FRESH_FOR:
                return held
            version = await _version(connection)
            if held is None or held.version != version:
                held = self._snapshot = await _take(connection, version)
            self._checked = time.monotonic()
            return held


async def _version(connection: AsyncConnection) -> _Version:
    """Changes with every change of the table: ids are never used twice."""
    found = select(func.count(), func.coalesce(func.max(passages.c.id), 0)).select_from(passages)
    count, highest = (await connection.execute(found)).one()
    return int(count), int(highest)


async def _take(connection: AsyncConnection, version: _Version) -> _Snapshot:
    rows = (await connection.execute(select(*_TEXTS).order_by(passages.c.id))).all()
    texts = [_passage(row).searched_text for row in rows]
    loop = asyncio.get_running_loop()
    bm25 = await loop.run_in_executor(WORKER, Bm25, texts)
    numbers = {row.id: number for number, row in enumerate(rows)}
    ids = np.array([row.id for row in rows], dtype=np.int64)
    return _Snapshot(version, numbers, ids, bm25, await _chance(connection))


async def _chance(connection: AsyncConnection) -> float:
    """As background.chance_level, of the table: no vector leaves the server."""
    questions = await asyncio.get_running_loop().run_in_executor(WORKER, background_vectors)
    found = []
    for question in questions:
        nearest = func.max(-passages.c.vector.negative_product(_padded(question)))
        found.append((await connection.execute(select(nearest))).scalar() or 0.0)
    return float(np.mean(found))


def _padded(sentence: Vectors) -> Vectors:
    """The question whose product with a passage is the cosine of their sentence vectors."""
    return np.concatenate((sentence, np.zeros(DIMENSIONS - SENTENCE, dtype=np.float32)))


def _best_worded(snapshot: _Snapshot, overlap: npt.NDArray[np.float32]) -> list[int]:
    numbers = np.argsort(-overlap, kind="stable")[:BEST_WORDED]
    return [int(snapshot.ids[n]) for n in numbers if overlap[n] > 0]


async def _best_stated(connection: AsyncConnection, vectors: QuestionVectors) -> set[int]:
    distance = passage_statements.c.vector.negative_product(vectors.meaning)
    nearest = select(passage_statements.c.passage).order_by(distance).limit(BEST_STATED)
    return set((await connection.execute(nearest)).scalars())


async def _cosines(
    connection: AsyncConnection, vectors: QuestionVectors, ids: Sequence[int]
) -> dict[int, Vectors]:
    """Of the statements of each of these passages, in their order."""
    of = passage_statements.c
    found = (
        select(of.passage, of.vector.negative_product(vectors.meaning))
        .where(of.passage.in_(ids))
        .order_by(of.passage, of.position)
    )
    cosines: dict[int, list[float]] = {number: [] for number in ids}
    for number, distance in (await connection.execute(found)).all():
        cosines[number].append(-distance)
    return {number: np.array(some, dtype=np.float32) for number, some in cosines.items()}


async def _nearest(
    connection: AsyncConnection, vectors: QuestionVectors, line: str | None, also: AbstractSet[int]
) -> Sequence[Any]:
    """Rows of the nearest passages and of those of `also`, without repetition."""
    distance = passages.c.vector.negative_product(vectors.weighted).label("distance")
    apart = passages.c.vector.negative_product(_padded(vectors.sentence)).label("apart")
    columns = select(*_TEXTS, distance, apart)
    if line is not None:
        columns = columns.where(or_(passages.c.line.is_(None), passages.c.line == line))
    near = (await connection.execute(columns.order_by(distance).limit(NEAREST))).all()
    missing = also - {row.id for row in near}
    further = columns.where(passages.c.id.in_(missing))
    return [*near, *((await connection.execute(further)).all() if missing else ())]


def _passage(row: Any) -> Passage:
    return Passage(row.document, row.title, row.language, row.line, row.position, row.text)
