"""Takes messages out of the inbox: conversations side by side, each strictly in its order."""

from __future__ import annotations

import asyncio
import math
import os
import socket
import time
import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress

import structlog

from bot.errors import LeaseLost, StoreError
from bot.stopping import stop_serving
from bot.store.database import Database
from bot.store.inbox import WAKE, InboxMessage, record_failure
from bot.store.lease import SECONDS, Lease, claim, release, renew
from bot.store.listen import Listener
from bot.wake import Wake
from llm_backend.spans import carried, span

Handle = Callable[[InboxMessage, Lease], Awaitable[object]]
_log = structlog.get_logger(__name__)

_SWEEP = 1.0  # seconds between looks for leases that a dead worker left behind
_LONGEST = 180.0  # seconds on one message after which its worker counts as hung
_PAUSE = 1.0  # seconds before a failed turn is tried again; doubles


class Worker:
    """One process's share of the work; any number of processes may run one.

    take: handles a message and commits it; give_up: parks one that keeps failing.
    """

    def __init__(
        self,
        database: Database,
        listener: Listener,
        *,
        take: Handle,
        give_up: Handle,
        concurrency: int = 16,
    ) -> None:
        self._database = database
        self._take = take
        self._give_up = give_up
        self._owner = f"{socket.gethostname()[:30]}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self._free = asyncio.Semaphore(concurrency)
        self._wake = Wake()
        self._serving: set[asyncio.Task[None]] = set()
        self._begun: dict[Lease, float] = {}
        self._loop: asyncio.Task[None] | None = None
        listener.on(WAKE, lambda _: self._wake.ring())

    def start(self) -> None:
        """Begin to take messages."""
        self._wake.ring()
        self._loop = asyncio.create_task(self._run(), name="xiaoq-worker")

    async def stop(self, patience: float = 5.0) -> None:
        """Take no more; let turns in progress finish for `patience` seconds, then drop them."""
        await stop_serving(self._loop, self._serving, patience)

    async def _run(self) -> None:
        while True:
            await self._wake.sleep(_SWEEP)
            try:
                await self._claim_all()
            except StoreError as error:
                _log.error("worker.database", error=str(error))
                await asyncio.sleep(_SWEEP)

    async def _claim_all(self) -> None:
        """Start on every waiting conversation, as far as places are free."""
        while True:
            await self._free.acquire()
            try:
                taken = await claim(self._database, self._owner)
            except BaseException:
                self._free.release()
                raise
            if taken is None:
                self._free.release()
                return
            task = asyncio.create_task(self._serve(*taken))
            self._serving.add(task)
            task.add_done_callback(self._served)

    def _served(self, task: asyncio.Task[None]) -> None:
        self._serving.discard(task)
        self._free.release()
        self._wake.ring()  # another message of the conversation may have waited for this one

    async def _serve(self, message: InboxMessage, lease: Lease) -> None:
        """Handle one message; its commit gives the lease back."""
        work = asyncio.create_task(self._work(message, lease))
        keep = asyncio.create_task(self._keep(lease, work))
        try:
            await work
        except (LeaseLost, asyncio.CancelledError) as error:
            work.cancel()
            _log.warning("worker.lease_lost", error=type(error).__name__, fence=lease.fence)
            await self._give_back(lease)
        except Exception as error:  # whatever it is, the lease expires and the message waits
            _log.error("worker.failed", error=type(error).__name__)
            await self._give_back(lease)
        finally:
            keep.cancel()
            self._begun.pop(lease, None)

    async def _give_back(self, lease: Lease) -> None:
        with suppress(StoreError):  # then it expires
            await release(self._database, lease)

    async def _keep(self, lease: Lease, work: asyncio.Task[None]) -> None:
        """Renew the lease while the work goes on; stop the work when it is lost, or hangs."""
        while True:
            await asyncio.sleep(SECONDS / 3)
            if time.monotonic() - self._begun.get(lease, math.inf) > _LONGEST:
                _log.error("worker.hangs", fence=lease.fence)
                work.cancel()
                return  # even if that does not help: unrenewed, the lease passes on
            try:
                await renew(self._database, lease)
            except LeaseLost:
                work.cancel()
                return
            except StoreError as error:
                _log.warning("worker.renew", error=str(error))

    async def _work(self, message: InboxMessage, lease: Lease) -> None:
        self._begun[lease] = time.monotonic()
        if message.exhausted:
            _log.error("turn.parked", inbox_id=message.id, failures=message.failures)
            await self._give_up(message, lease)
            return
        facts = {
            "inbox_id": message.id,
            "channel": message.channel,
            "conversation": message.conversation,
            "line": message.line,
            "attempt": message.attempts,
        }
        try:
            with span("turn", kind="CONSUMER", parent=carried(message.payload), **facts):
                await self._take(message, lease)
        except LeaseLost:
            raise
        except Exception as error:
            reason = type(error).__name__
            _log.error("turn.failed", inbox_id=message.id, error=reason, attempt=message.attempts)
            await record_failure(self._database, message, reason)
            await asyncio.sleep(_PAUSE * 2**message.failures)
            await release(self._database, lease)
