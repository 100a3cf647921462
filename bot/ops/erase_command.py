"""`xiaoq erase CONVERSATION | --customer ID`: one JSON object a conversation; see operations.md."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from actions.shop.errors import ShopError
from actions.shop.interface import the_shop
from bot.errors import StoreError
from bot.ops.operator import operator
from bot.ops.stored import with_database
from bot.store.compact import ALL, KEYS, compact
from bot.store.customers import conversations_of
from bot.store.database import Database
from bot.store.erase import Erased, erase


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whom, and how thoroughly."""
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument("conversation", nargs="?", help="its id, as in an export")
    whom.add_argument(
        "--customer",
        help="all conversations of a platform's id, as slack:U012ABC, or in which an order was "
        "proved to be the customer's, as email:ada@example.com, phone:…, order:…",
    )
    parser.add_argument(
        "--compact",
        action="store_true",
        help="rewrite every table's file too, not only the keys'; locks each for that long",
    )


def run(options: argparse.Namespace) -> int:
    """Erase; 1 when there is and was no such conversation or customer."""
    results = with_database(lambda database: _erase(database, options))
    if not results:
        print("xiaoq erase: no conversation of this customer", file=sys.stderr)
    return 0 if any(result.found or result.before for result in results) else 1


async def _erase(database: Database, options: argparse.Namespace) -> list[Erased]:
    wanted = [options.conversation]
    if options.customer:
        wanted = await conversations_of(database, options.customer, _orders_of)
    done = []
    for each in wanted:
        done.append(await erase(database, each, actor=operator(), reason="operator"))
        print(json.dumps(as_dict(done[-1])), flush=True)
    if any(one.found or one.before for one in done) or options.compact:
        await compact(database, ALL if options.compact else KEYS)
    return done


async def _orders_of(contact: str) -> Sequence[str]:
    try:
        return await the_shop().orders_of(contact)
    except ShopError as error:
        raise StoreError(f"nothing was erased: {error}; try again") from error


def as_dict(result: Erased) -> dict[str, Any]:
    """What was done, for a person or a script."""
    shown: dict[str, Any] = {
        "conversation": result.conversation,
        "erased": result.found,
        "rows": result.counts,
    }
    if result.before:
        shown["erased_before"] = result.before.isoformat()
    elif not result.found:
        shown["message"] = "there is no such conversation"
    return shown
