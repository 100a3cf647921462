"""`xiaoq verify-audit`: one JSON object; exit code 1 when the audit was tampered with."""

from __future__ import annotations

import argparse
import json

from bot.ops.stored import with_database
from bot.store.audit_check import Verdict, verify
from bot.store.database import Database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How strict."""
    parser.add_argument(
        "--require-anchor",
        action="store_true",
        help="fail too when this machine has no anchor file (XIAOQ_AUDIT_ANCHOR)",
    )


def run(options: argparse.Namespace) -> int:
    """Print what was found."""

    async def check(database: Database) -> Verdict:
        return await verify(database)

    verdict = with_database(check)
    unanchored = options.require_anchor and verdict.anchor is None and verdict.rows > 0
    print(json.dumps({**verdict.as_dict(), "ok": verdict.ok and not unanchored}))
    return 0 if verdict.ok and not unanchored else 1
