"""`xiaoq ask`: one free-form question a line through the whole answer road."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.answer.parts import build_parts
from bot.answer.question import Answer, Question
from bot.answer.road import AnswerRoad
from bot.bootstrap import model_client
from bot.jsonl import run_lines, text_field
from bot.knowledge.search import KnowledgeBase
from bot.knowledge.table import passages
from bot.pii.scrubber import default_scrubber
from bot.pii.vault import Vault
from bot.settings import settings
from bot.store.embedded import embedded_url, start_embedded
from bot.store.engine import make_engine
from bot.understanding.language import detect_language


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the answers come from."""
    parser.add_argument(
        "--knowledge",
        type=Path,
        metavar="DIR",
        help="answer from this folder of .md and .txt files, indexed in memory",
    )
    parser.epilog = 'in: {"id","text","language"?,"line"?}'


def run(args: argparse.Namespace) -> int:
    """Answer each line; without a model server from the help pages alone."""
    with ExitStack() as stack:
        url = None if args.knowledge else stack.enter_context(_database_url())
        return asyncio.run(_run(args.knowledge, url))


@contextmanager
def _database_url() -> Iterator[str | None]:
    """The configured database, or the embedded one of an earlier `make run`, or None."""
    given = settings().database_url
    directory = settings().state_dir / "postgres"
    if given or not directory.is_dir():
        yield given
        return
    server = start_embedded(directory)
    try:
        yield embedded_url(server)
    finally:
        server.cleanup()


async def _run(folder: Path | None, database_url: str | None) -> int:
    engine = make_engine(database_url) if database_url else None
    usable = engine if engine is not None and await _has_passages(engine) else None
    model = model_client()
    parts = build_parts(
        scrubber=default_scrubber(),
        knowledge=_knowledge(folder, usable),
        model=model,
        engine=usable,
    )
    try:
        return await run_lines(_handler(parts.road))
    finally:
        await model.close()
        if engine is not None:
            await engine.dispose()


async def _has_passages(engine: AsyncEngine) -> bool:
    """Whether the help centre was ingested into this database."""
    try:
        async with engine.connect() as connection:
            found = await connection.execute(select(passages.c.document).limit(1))
            return found.first() is not None
    except (SQLAlchemyError, OSError):
        return False


def _knowledge(folder: Path | None, engine: AsyncEngine | None) -> KnowledgeBase:
    if folder is None and engine is not None:
        return KnowledgeBase.of_database(engine)
    return KnowledgeBase.of_folder(folder or settings().data_dir / "knowledge")


def _handler(road: AnswerRoad) -> Any:
    async def handle(record: dict[str, Any]) -> dict[str, Any]:
        answer = await road.answer(_question(record))
        return _shown(answer)

    return handle


def _question(record: dict[str, Any]) -> Question:
    """A question of its own: each line is another customer."""
    text = text_field(record, "text")
    optional = {name: record.get(name) for name in ("language", "line")}
    for name, value in optional.items():
        if value is not None and not isinstance(value, str):
            raise ValueError(f'"{name}" must be a string')
    return Question(
        text=text,
        language=optional["language"] or detect_language(text),
        vault=Vault(),
        line=optional["line"],
    )


def _shown(answer: Answer) -> dict[str, Any]:
    return {
        "text": answer.text,
        "citations": [dict(citation) for citation in answer.citations],
        "source": answer.source,
    }
