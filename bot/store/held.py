"""Connections that a process holds on to for single statements.

Each turn runs a few statements that are transactions of their own. To check a connection out of
SQLAlchemy's pool and in again costs more CPU than such a statement, so some stay checked out.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.util import greenlet_spawn

from bot.store.engine import IDLE, LIFE, POOL


@dataclass
class _Held:
    pooled: Any
    driver: Any
    since: float
    used: float


class HeldConnections:
    """At most POOL connections of an engine; the one used last is taken first."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._free: list[_Held] = []
        self._places = asyncio.Semaphore(POOL)

    async def fetch(self, statement: str, values: tuple[Any, ...]) -> list[Any]:
        """Run one statement ($1, $2 …), committed when this returns; its rows.

        After any fault the connection is thrown away: it may be in the middle of an answer.
        """
        async with self._places:
            held = await self._take()
            try:
                rows: list[Any] = await held.driver.fetch(statement, *values)
            except BaseException:
                await self._drop(held)
                raise
            held.used = time.monotonic()
            self._free.append(held)
            return rows

    async def close(self) -> None:
        """Give all back to the engine, which closes them."""
        while self._free:
            await greenlet_spawn(self._free.pop().pooled.close)

    async def _take(self) -> _Held:
        while self._free:
            held = self._free.pop()
            now = time.monotonic()
            if held.driver.is_closed() or now - held.since > LIFE:
                await self._drop(held)
            elif now - held.used < IDLE or await self._alive(held):
                return held
        pooled = await self._engine.raw_connection()
        now = time.monotonic()
        return _Held(pooled, pooled.driver_connection, now, now)

    async def _alive(self, held: _Held) -> bool:
        try:
            await held.driver.fetch("SELECT 1")
        except BaseException as error:
            await self._drop(held)
            if isinstance(error, Exception):
                return False
            raise
        return True

    async def _drop(self, held: _Held) -> None:
        await greenlet_spawn(held.pooled.invalidate)
        await greenlet_spawn(held.pooled.close)
