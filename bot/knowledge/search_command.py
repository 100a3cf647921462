"""`xiaoq search`: the passages that answer a question, JSON Lines in and out."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path
from typing import Any

from bot.jsonl import run_lines, text_field
from bot.knowledge.search import Hit, KnowledgeBase
from bot.pii.scrubber import default_scrubber
from bot.pii.vault import Vault

_LONGEST = 4000
"""Characters of a query that are read: four times what is searched with, for what is scrubbed."""


def _count(value: str) -> int:
    number = int(value)
    if number < 1:
        raise ValueError
    return number


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to search, and how many pages to return."""
    parser.add_argument(
        "--knowledge",
        type=Path,
        metavar="DIR",
        help="index this folder of .md and .txt files in memory, and forget it afterwards",
    )
    parser.add_argument("-k", type=_count, default=3, metavar="N", help="pages to return (3)")


def run(args: argparse.Namespace) -> int:
    """Answer each line; raises ConfigurationError when there is nothing to search."""
    return asyncio.run(_run(args.knowledge, args.k))


async def _run(folder: Path | None, k: int) -> int:
    base = KnowledgeBase.of_folder(folder) if folder else _shared_base()
    scrubber = default_scrubber()

    async def handle(record: dict[str, Any]) -> dict[str, Any]:
        language = record.get("language")
        if language is not None and not isinstance(language, str):
            raise ValueError('"language" must be a string')
        query = text_field(record, "query").strip()[:_LONGEST]
        scrubbed = await scrubber.scrub_async(query, vault=Vault(), language=language or None)
        found = await base.search(scrubbed.text, language=language or None, k=k)
        return {"answerable": found.answerable, "hits": [_shown(hit) for hit in found.hits]}

    return await run_lines(handle)


def _shared_base() -> KnowledgeBase:
    from bot.bootstrap import database  # a folder needs no database

    return KnowledgeBase.of_database(database().engine)


def _shown(hit: Hit) -> dict[str, Any]:
    return {
        "document": hit.document,
        "passage": hit.passage,
        "score": hit.score,
        "text": hit.text,
        "title": hit.title,
        "language": hit.language,
    }
