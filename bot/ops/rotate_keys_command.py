"""`xiaoq rotate-keys`: wrap all data keys under the newest key; see docs/keys.md."""

from __future__ import annotations

import argparse
import json
import sys

from bot.ops.operator import operator
from bot.ops.stored import with_database
from bot.store.rotate import rotate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(options: argparse.Namespace) -> int:
    """Print the counts as JSON, progress to standard error; 1 when keys could not be opened."""
    done = with_database(lambda database: rotate(database, actor=operator(), progress=_show))
    print(json.dumps(done.as_dict()))
    if done.failed:
        print(
            f"xiaoq rotate-keys: {done.failed} keys are wrapped with a key that is not in the "
            "list; add it at the end and run this again",
            file=sys.stderr,
        )
    return 1 if done.failed else 0


def _show(done: int, of: int) -> None:
    print(f"{done} of {of} keys", file=sys.stderr)
