"""What goes by itself: conversations that grew old, and those whose customer asked for it."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import structlog
from sqlalchemy import text
from sqlalchemy.sql.elements import TextClause

from bot.errors import StoreError
from bot.store.audit import record
from bot.store.compact import compact
from bot.store.database import Database
from bot.store.erase import Erased, erase, older_than, wanted_by_customers

_LOOK = 5.0  # seconds between looks for customers who asked to be forgotten
_LAST_WORD = 15.0  # seconds a customer has to receive that it will be done
_AGAIN = 60.0  # seconds between tries to make it vanish from the files, while somebody reads
_STALL = 2.0  # seconds such a try waits for them
_CUT_OFF = 600.0  # seconds after which the server it speaks to is taken for gone
_MINE = text("SELECT pg_try_advisory_lock(hashtext('xiaoq.retention'))")
_GIVE_BACK = text("SELECT pg_advisory_unlock(hashtext('xiaoq.retention'))")
_DUE = text(  # once a day, counted over all replicas and restarts: the audit knows
    """
    SELECT coalesce(max(at) < now() - interval '23 hours', true) FROM xiaoq.audit
    WHERE action = 'retain' AND actor = 'system'
    """
)
_JUST_NOW = text("SELECT EXISTS (SELECT FROM xiaoq.erasures WHERE at > now() - interval '1 day')")
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


async def retain(database: Database, days: float, *, actor: str) -> Retained:
    """Erase every conversation without activity for `days` days; each in its own transaction, so
    that an interrupted run has done what it did and the next one does the rest.

    Call `compact` afterwards.
    """
    done = Retained()
    async for conversation in older_than(database, days):
        done.add(
            await erase(database, conversation, actor=actor, reason="retention", idle_days=days)
        )
    async with database.transaction() as connection:
        detail = {"days": days, "conversations": done.conversations}
        await record(connection, database, actor=actor, action="retain", detail=detail)
    return done


class Retention:
    """The job inside the running service; of several replicas one at a time works."""

    def __init__(self, database: Database, days: float | None) -> None:
        self._database = database
        self._days = days
        self._task: asyncio.Task[None] | None = None
        self._in_files: bool | None = None  # whether something erased may be; None: not known yet
        self._try_at = 0.0

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
        engine = self._database.engine.execution_options(isolation_level="AUTOCOMMIT")
        async with self._database.reported(), engine.connect() as holder:
            if not (await holder.execute(_MINE)).scalar_one():
                return
            try:
                await self._work()
            finally:
                await holder.execute(_GIVE_BACK)

    async def _work(self) -> None:
        if self._in_files is None:  # who did it last may have been stopped before the files
            self._in_files = await self._ask(_JUST_NOW)
        wanted = await wanted_by_customers(self._database, after=_LAST_WORD)
        await self._erase_all(wanted)
        if self._days and await self._ask(_DUE):
            self._in_files = True
            done = await retain(self._database, self._days, actor="system")
            _log.info("retention.done", conversations=done.conversations)
        if self._in_files and time.monotonic() >= self._try_at:
            self._try_at = time.monotonic() + _AGAIN
            await asyncio.wait_for(compact(self._database, patience=_STALL), _CUT_OFF)
            self._in_files, self._try_at = False, 0.0

    async def _erase_all(self, wanted: Iterable[str]) -> None:
        for conversation in wanted:
            await erase(self._database, conversation, actor="customer", reason="customer")
            self._in_files = True

    async def _ask(self, query: TextClause) -> bool:
        async with self._database.transaction() as connection:
            return bool((await connection.execute(query)).scalar_one())
