"""LISTEN/NOTIFY: wake-ups and live deltas across processes, over one bare connection each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import asyncpg
import structlog

from bot.store.engine import asyncpg_arguments

Receive = Callable[[str], None]
_log = structlog.get_logger(__name__)


class Listener:
    """Calls back with each payload of the channels it listens to; reconnects by itself.

    After a reconnect every callback is called once with an empty payload, since what was notified
    meanwhile is lost: a receiver then looks at the tables.
    """

    def __init__(self, database_url: str) -> None:
        self._arguments = asyncpg_arguments(database_url)
        self._receivers: dict[str, list[Receive]] = {}
        self._task: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()

    def on(self, channel: str, receive: Receive) -> None:
        """Register a callback; call before :meth:`start`."""
        self._receivers.setdefault(channel, []).append(receive)

    async def start(self) -> None:
        """Connect in the background; returns when first connected, or after 5 s."""
        self._task = asyncio.create_task(self._run(), name="xiaoq-listen")
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._ready.wait(), 5)

    async def stop(self) -> None:
        """Disconnect."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        pause = 0.2
        while True:
            try:
                await self._listen_until_lost()
                pause = 0.2
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                _log.warning("listen.lost", error=type(error).__name__, retry_seconds=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 5.0)

    async def _listen_until_lost(self) -> None:
        connection = await asyncpg.connect(**self._arguments)
        lost = asyncio.Event()
        connection.add_termination_listener(lambda *_: lost.set())
        try:
            for channel in self._receivers:
                await connection.add_listener(channel, self._dispatch)
            for channel in self._receivers:
                self._dispatch(connection, 0, channel, "")
            self._ready.set()
            await lost.wait()
        finally:
            connection.terminate()

    def _dispatch(self, connection: Any, pid: int, channel: str, payload: str) -> None:
        for receive in self._receivers.get(channel, ()):
            receive(payload)
