"""`xiaoq retain --days N`: erase every conversation without activity for N days."""

from __future__ import annotations

import argparse
import json

from bot.errors import ConfigurationError
from bot.ops.operator import operator
from bot.ops.stored import with_database
from bot.store.compact import ALL, KEYS
from bot.store.retention import retain


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How old."""
    parser.add_argument("--days", type=float, required=True, help="days without activity")
    parser.add_argument("--compact", action="store_true", help="rewrite every table's file too")


def run(options: argparse.Namespace) -> int:
    """Print the counts as JSON."""
    if not options.days > 0:
        raise ConfigurationError("--days must be above 0")
    tables = ALL if options.compact else KEYS
    kept = with_database(
        lambda database: retain(database, options.days, actor=operator(), tables=tables)
    )
    print(json.dumps({"days": options.days, **kept.as_dict()}))
    return 0
