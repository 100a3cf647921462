"""How a command gets at the database: the configured one, or the embedded one started for it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from typing import TypeVar

from bot.bootstrap import database
from bot.ops.preparation import migrated_database
from bot.settings import settings
from bot.store.database import Database

Result = TypeVar("Result")


def with_database(work: Callable[[Database], Awaitable[Result]]) -> Result:
    """Run `work` on a migrated database, in an event loop of its own; closes what it opened.

    The help centre's table may be missing: these commands serve a tracker store alone, too.
    """

    async def run() -> Result:
        store = database()
        try:
            return await work(store)
        finally:
            await store.close()
            database.cache_clear()

    with ExitStack() as stack:
        os.environ["DATABASE_URL"] = migrated_database(settings(), stack, passages=False)
        settings.cache_clear()
        return asyncio.run(run())
