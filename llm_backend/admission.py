"""At most so many requests at a time, at most so many waiting, first come first served."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from llm_backend import metrics
from llm_backend.deadline import Deadline
from llm_backend.errors import ModelUnavailable


class Admission:
    """The door: `concurrency` requests inside, `queue` before it, the rest are turned away."""

    def __init__(self, *, concurrency: int, queue: int) -> None:
        self._free, self._queue = concurrency, queue
        self._waiting: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def admit(self, patience: Deadline) -> AsyncIterator[None]:
        """Hold one place. Raises ModelUnavailable when the queue is full or `patience` ends."""
        await self._enter(patience)
        metrics.RUNNING.inc()
        try:
            yield
        finally:
            metrics.RUNNING.dec()
            self._leave()

    async def _enter(self, patience: Deadline) -> None:
        if self._free > 0:
            self._free -= 1
            return
        if len(self._waiting) >= self._queue:
            raise ModelUnavailable("too many requests wait for the model; this one was refused")
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        metrics.WAITING.set(len(self._waiting))
        try:
            await asyncio.wait_for(asyncio.shield(turn), patience.left)
        except BaseException as error:
            self._give_up(turn)
            if isinstance(error, asyncio.TimeoutError):
                raise ModelUnavailable("the model was busy for too long") from None
            raise
        finally:
            metrics.WAITING.set(len(self._waiting))

    def _give_up(self, turn: asyncio.Future[None]) -> None:
        if turn.done():
            self._leave()  # the place was given to us just now: hand it on
        else:
            self._waiting.remove(turn)

    def _leave(self) -> None:
        if self._waiting:
            self._waiting.popleft().set_result(None)
        else:
            self._free += 1
