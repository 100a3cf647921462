"""`xiaoq retain --days N`: erase every conversation without activity for N days."""

from __future__ import annotations

import argparse
import json

from bot.errors import ConfigurationError
from bot.ops.operator import operator
from bot.ops.stored import with_database
from bot.store.compact import ALL, KEYS, compact
from bot.store.database import Database
from bot.store.retention import retain


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How old."""
    parser.add_argument("--days", type=float, required=True, help="days without activity")
    parser.add_argument("--compact", action="store_true", help="rewrite every table's file too")


def run(options: argparse.Namespace) -> int:
    """Print the counts as JSON."""
    if not options.days > 0:
        raise ConfigurationError("--days must be above 0")
    with_database(lambda database: _retain(database, options))
    return 0


async def _retain(database: Database, options: argparse.Namespace) -> None:
    kept = await retain(database, options.days, actor=operator())
    print(json.dumps({"days": options.days, **kept.as_dict()}), flush=True)
    await compact(database, ALL if options.compact else KEYS)
