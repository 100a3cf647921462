"""The folder's documents into PostgreSQL: only what changed is embedded and written."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import structlog
from sqlalchemy import delete, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.knowledge.document import Document
from bot.knowledge.embedding import VERSION, WORKER, Vectors, embed, embed_statements
from bot.knowledge.faults import store_faults
from bot.knowledge.folder import read_folder
from bot.knowledge.passages import Passage, cut
from bot.knowledge.statements import statements
from bot.knowledge.table import passage_statements, passages
from bot.vectors import release

_LOCK = 0x786B6E6F  # any number of ours: two ingestions never write at once
logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Ingested:
    """How many documents were written anew, left alone and removed."""

    written: int
    unchanged: int
    removed: int


def _fingerprint(document: Document) -> str:
    """Of the file and of how it is embedded."""
    return hashlib.sha256(f"{VERSION} {document.sha256}".encode()).hexdigest()


def _rows(documents: Sequence[Document]) -> list[dict[str, Any]]:
    """The rows of documents, embedded in one go. Blocks."""
    cuts = [
        (passage, _fingerprint(document)) for document in documents for passage in cut(document)
    ]
    vectors = embed([passage for passage, _ in cuts])
    stated = _stated([passage for passage, _ in cuts])
    release()  # `xiaoq run` goes on for months and embeds no more
    return [
        {
            "document": passage.document,
            "position": passage.position,
            "title": passage.title,
            "language": passage.language[:8],
            "line": passage.line,
            "text": passage.text,
            "sha256": fingerprint,
            "vector": vector,
            "statements": said,
        }
        for (passage, fingerprint), vector, said in zip(cuts, vectors, stated, strict=True)
    ]


def _stated(cuts: Sequence[Passage]) -> list[Vectors]:
    """The vectors of each passage's statements."""
    texts = [[one.searched_text for one in statements(passage.text)] for passage in cuts]
    vectors = embed_statements([text for some in texts for text in some])
    return np.split(vectors, np.cumsum([len(some) for some in texts]))[: len(texts)]


async def _stored(connection: AsyncConnection) -> dict[str, str]:
    rows = await connection.execute(select(passages.c.document, passages.c.sha256).distinct())
    return dict(rows.all())


async def ingest(engine: AsyncEngine, folder: Path) -> Ingested:
    """Make the table hold exactly the documents of `folder`; safe to run at any time, anywhere.

    Raises ConfigurationError when a document must be mended, StoreError when the database fails;
    in both cases the table is as it was.
    """
    loop = asyncio.get_running_loop()
    documents = await loop.run_in_executor(WORKER, read_folder, folder)
    with store_faults():
        async with engine.connect() as connection:
            stored = await _stored(connection)
    changed = [d for d in documents if stored.get(d.path) != _fingerprint(d)]
    removed = stored.keys() - {d.path for d in documents}
    if changed or removed:
        rows = await loop.run_in_executor(WORKER, _rows, changed)
        gone = [*removed, *(document.path for document in changed)]
        with store_faults():
            async with engine.begin() as connection:
                await _replace(connection, gone, rows)
    report = Ingested(len(changed), len(documents) - len(changed), len(removed))
    logger.info("knowledge.ingested", **vars(report))
    return report


async def _replace(
    connection: AsyncConnection, gone: Sequence[str], rows: Sequence[dict[str, Any]]
) -> None:
    await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    await connection.execute(delete(passages).where(passages.c.document.in_(gone)))
    for row in rows:
        said = row.pop("statements")
        written = await connection.execute(insert(passages).values(row).returning(passages.c.id))
        number = written.scalar_one()
        if len(said):
            stated = [
                {"passage": number, "position": position, "vector": vector}
                for position, vector in enumerate(said)
            ]
            await connection.execute(insert(passage_statements), stated)
