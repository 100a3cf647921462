"""`xiaoq export`: conversations for review, for a spreadsheet, for Rasa or for training."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.errors import ConfigurationError
from bot.export.memory import give_back_at_once
from bot.export.run import FORMATS, Counts, Request, export
from bot.ops.operator import operator
from bot.ops.stored import with_database
from bot.store.database import Database
from bot.store.transcript import Filter

_NAMED = ("channel", "tag", "language")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Filters, the format, and where to."""
    parser.add_argument("--format", choices=FORMATS, default="jsonl")
    parser.add_argument("--output", type=Path, metavar="FILE", help="default: standard output")
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there")
    which = parser.add_argument_group("which conversations (all that are given must hold)")
    which.add_argument("--from", dest="since", metavar="DAY", help="from this day (2026-11-22)")
    which.add_argument("--to", dest="until", metavar="DAY", help="up to and with this day")
    which.add_argument("--channel", help="web, slack, telegram, whatsapp, twilio")
    which.add_argument("--tag", help="one that staff gave it")
    which.add_argument("--language", metavar="CODE", help="zh, en, …")
    which.add_argument("--rating", metavar="N[-N]", help="the customer's, as 1-2 or 5")
    which.add_argument("--conversation", action="append", default=[], metavar="ID")
    parser.add_argument("--timezone", default="UTC", metavar="ZONE", help="Asia/Shanghai, …")
    parser.add_argument(
        "--unmask",
        action="store_true",
        help="show names, numbers and addresses; your user name goes into the audit",
    )
    parser.add_argument(
        "--fast",
        action="store_true",
        help="mask in two more processes, for machines with free cores; 350 MB more memory",
    )


def run(options: argparse.Namespace) -> int:
    """Write the conversations that pass; what was written is said on standard error."""
    request = _request(options)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that no half file is left
    try:
        counts = with_database(partial(_export, request, options.fast))
    except KeyboardInterrupt:
        print("xiaoq export: stopped; no file was written", file=sys.stderr)
        return 130
    shown = "NOT MASKED" if request.unmask else "masked"
    erased = f", {counts.erased} erased" if counts.erased else ""
    print(
        f"exported {counts.conversations} conversations, {counts.messages} messages, "
        f"{shown}{erased}",
        file=sys.stderr,
    )
    return 0


async def _export(request: Request, fast: bool, database: Database) -> Counts:
    if request.unmask:
        return await export(database, request, None)
    from bot.pii.scrubber import default_scrubber
    from bot.store.products import product_names

    give_back_at_once()
    scrubber = default_scrubber()
    try:
        scrubber.learn_products(await product_names(database.engine))
        if fast:
            await asyncio.to_thread(scrubber.start_workers)
        return await export(database, request, scrubber)
    finally:
        scrubber.close()


def _request(options: argparse.Namespace) -> Request:
    zone = _zone(options.timezone)
    wanted = Filter(
        since=_moment(options.since, zone),
        until=_moment(options.until, zone, end=True),
        rating=_rating(options.rating),
        conversations=tuple(options.conversation),
        **{name: getattr(options, name) for name in _NAMED},
    )
    return Request(
        wanted=wanted,
        format=options.format,
        zone=zone,
        actor=operator(),
        unmask=options.unmask,
        output=options.output,
        force=options.force,
    )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ConfigurationError(
            f"--timezone: {name!r} is no time zone; write one as Asia/Shanghai"
        ) from None


def _moment(text: str | None, zone: ZoneInfo, *, end: bool = False) -> datetime | None:
    """A day's beginning (or the next one's, as the end), or the very time if one is given."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise ConfigurationError(f"{text!r} is no day; write it as 2026-11-22") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    whole_day = len(text) <= len("2026-11-22")
    return moment + timedelta(days=1) if end and whole_day else moment


def _rating(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    low, _, high = text.partition("-")
    try:
        return int(low), int(high or low)
    except ValueError:
        raise ConfigurationError(f"--rating: {text!r} is no rating; write 5 or 1-2") from None
