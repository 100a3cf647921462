"""`xiaoq export`: conversations for review (jsonl) or for training (sft), always masked.

Every text goes through the scrubber under the conversation's own vault; what was personal leaves
as `<PERSON_1>`. Order numbers and the like stay, as in a prompt.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import ExitStack
from datetime import datetime, timezone
from typing import Any, TextIO

from bot.bootstrap import database
from bot.errors import ConfigurationError
from bot.ops.preparation import prepare_database
from bot.pii.scrubber import Scrubber, default_scrubber
from bot.settings import settings
from bot.store.database import Database
from bot.store.transcript import Conversation, Filter, Line, matching, transcript
from bot.store.vaults import load_vault

_ROLES = {"user": "user", "bot": "assistant", "staff": "assistant"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Filters, and where to."""
    parser.add_argument("--from", dest="since", metavar="DAY", help="active since (2026-11-22)")
    parser.add_argument("--to", dest="until", metavar="DAY", help="last active before")
    parser.add_argument("--channel")
    parser.add_argument("--tag")
    parser.add_argument("--format", choices=("jsonl", "sft"), default="jsonl")
    parser.add_argument("--output", help="a file; without it, standard output")


def run(options: argparse.Namespace) -> int:
    """Write the conversations that pass; the count goes to standard error."""
    wanted = Filter(
        since=_day(options.since),
        until=_day(options.until),
        channel=options.channel,
        tag=options.tag,
    )
    with ExitStack() as stack:
        if settings().database_url is None:
            os.environ["DATABASE_URL"] = prepare_database(settings(), stack)
            settings.cache_clear()
        sink = (
            stack.enter_context(open(options.output, "w", encoding="utf-8"))
            if (options.output)
            else sys.stdout
        )
        count = asyncio.run(_write(sink, wanted, options.format))
    print(f"exported {count} conversations, masked", file=sys.stderr)
    return 0


async def _write(sink: TextIO, wanted: Filter, form: str) -> int:
    store, count = database(), 0
    try:
        async for conversation in matching(store, wanted):
            count += 1
            async for record in records(store, default_scrubber(), conversation, form):
                sink.write(json.dumps(record, ensure_ascii=False) + "\n")
    finally:
        await store.close()
    return count


async def records(
    store: Database, scrubber: Scrubber, conversation: Conversation, form: str
) -> AsyncIterator[dict[str, Any]]:
    """jsonl: one record a message; sft: one a conversation, with `messages`, `tags`, `rating`."""
    vault = await load_vault(store, conversation.id)
    masked: list[tuple[Line, str]] = []
    for line in await transcript(store, conversation.id):
        text = await scrubber.scrub_async(line.text, vault=vault, language=conversation.language)
        masked.append((line, text.text.value))
    if form == "jsonl":
        for line, value in masked:
            yield _row(conversation, line, value)
    elif masked:
        yield {
            "messages": [
                {"role": _ROLES[line.speaker], "content": value} for line, value in masked
            ],
            "tags": list(conversation.tags),
            "rating": conversation.rating,
        }


def _row(conversation: Conversation, line: Line, text: str) -> dict[str, Any]:
    return {
        "conversation": conversation.id,
        "channel": conversation.channel,
        "time": line.time.isoformat(),
        "speaker": line.speaker,
        "text": text,
        **{name: line.facts.get(name) for name in ("intent", "confidence", "source")},
    }


def _day(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)
    except ValueError:
        raise ConfigurationError(f"{text!r} is no day; write it as 2026-11-22") from None
