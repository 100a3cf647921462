"""`xiaoq import-tracker URL`: take over the conversations of Rasa's own SQL tracker store."""

from __future__ import annotations

import argparse
import sys

from bot.ops.operator import operator
from bot.ops.stored import with_database
from bot.store.import_events import import_events


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The address of the old table."""
    parser.add_argument(
        "url", help="sqlite:////path/rasa.db, or postgresql://user:password@host:5432/name"
    )


def run(options: argparse.Namespace) -> int:
    """Copy, with progress on stderr; may be stopped and run again."""
    done = with_database(
        lambda database: import_events(database, options.url, _show, actor=operator())
    )
    print(
        f"{done.conversations} conversations with {done.events} events imported, "
        f"{done.skipped} were here before"
    )
    return 0


def _show(done: int, of: int) -> None:
    if done == of or done % 100 == 0:
        print(f"\r{done}/{of} conversations", end="" if done < of else "\n", file=sys.stderr)
