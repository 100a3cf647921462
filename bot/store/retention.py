"""What goes by itself: conversations that grew old, and those whose customer asked for it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import structlog
from sqlalchemy import text

from bot.errors import StoreError
from bot.store.audit import record
from bot.store.compact import KEYS, compact
from bot.store.database import Database
from bot.store.erase import Erased, erase, older_than, wanted_by_customers

_LOOK = 5.0  # seconds between looks for customers who asked to be forgotten
_LAST_WORD = 15.0  # seconds a customer has to receive that it will be done
_MINE = text("SELECT pg_try_advisory_lock(hashtext('xiaoq.retention'))")
_GIVE_BACK = text("SELECT pg_advisory_unlock(hashtext('xiaoq.retention'))")
_DUE = text(
    """
    SELECT coalesce(max(at) < now() - interval '23 hours', true) FROM xiaoq.audit
    WHERE action = 'retain' AND actor = 'system'
    """
)
_log = structlog.get_logger(__name__)


@dataclass
class Retained:
    """conversations: how many were erased; rows: by table."""

    conversations: int = 0
    rows: Counter[str] = field(default_factory=Counter)

    def add(self, erased: Erased) -> None:
        """Count one."""
        self.conversations += erased.found
        self.rows.update(erased.counts)

    def as_dict(self) -> dict[str, Any]:
        """JSON-able."""
        return {"conversations": self.conversations, "rows": dict(self.rows)}


async def retain(
    database: Database, days: float, *, actor: str, tables: Sequence[str] = KEYS
) -> Retained:
    """Erase every conversation without activity for `days` days; each in its own transaction, so
    that an interrupted run has done what it did and the next one does the rest."""
    done = Retained()
    async for conversation in older_than(database, days):
        done.add(
            await erase(database, conversation, actor=actor, reason="retention", idle_days=days)
        )
    async with database.transaction() as connection:
        detail = {"days": days, "conversations": done.conversations}
        await record(connection, database, actor=actor, action="retain", detail=detail)
    if done.conversations:
        await compact(database, tables)
    return done


class Retention:
    """The job inside the running service; of several replicas one at a time works."""

    def __init__(self, database: Database, days: float | None) -> None:
        self._database = database
        self._days = days
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look now, and then every few seconds."""
        self._task = asyncio.create_task(self._run(), name="xiaoq-retention")

    async def stop(self) -> None:
        """Stop after the erasure in progress."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        while True:
            try:
                await self.once()
            except StoreError as error:
                _log.warning("retention.database", error=str(error))
            await asyncio.sleep(_LOOK)

    async def once(self) -> None:
        """One look, if no other replica is at it."""
        async with self._database.reported(), self._database.engine.connect() as holder:
            if not (await holder.execute(_MINE)).scalar_one():
                return
            try:
                await self._work()
            finally:
                await holder.execute(_GIVE_BACK)

    async def _work(self) -> None:
        wanted = await wanted_by_customers(self._database, after=_LAST_WORD)
        if await self._erase_all(wanted):
            await compact(self._database)
        if self._days and await self._due():
            done = await retain(self._database, self._days, actor="system")
            _log.info("retention.done", conversations=done.conversations)

    async def _erase_all(self, wanted: Iterable[str]) -> int:
        count = 0
        for conversation in wanted:
            done = await erase(self._database, conversation, actor="customer", reason="customer")
            count += done.found
        return count

    async def _due(self) -> bool:
        """Once a day, counted over all replicas and restarts: the audit knows."""
        async with self._database.transaction() as connection:
            return bool((await connection.execute(_DUE)).scalar_one())
