"""Trying again while PostgreSQL restarts or fails over."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from bot.errors import StoreAway

T = TypeVar("T")
_FIRST, _LONGEST = 0.1, 1.0  # seconds between two tries
_log = structlog.get_logger(__name__)


async def patiently(work: Callable[[], Awaitable[T]], *, seconds: float) -> T:
    """`work()`, again while it raises StoreAway, for `seconds` at most; then that is raised.

    It must be harmless to do `work` twice: a connection that broke at the commit does not tell
    whether it was done.
    """
    until, pause = time.monotonic() + seconds, _FIRST
    while True:
        try:
            return await work()
        except StoreAway as error:
            if time.monotonic() + pause > until:
                raise
            _log.warning("store.again", error=str(error), after=pause)
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST)
