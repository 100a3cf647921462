"""Two servers, one answer: when the first is slow to begin, ask a second and take who is sooner."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from llm_backend.answer import Answer

Start = Coroutine[Any, Any, Answer]


async def race(first: Start, second: Callable[[], Start | None], *, after: float) -> Answer:
    """The first answer to begin. `second` is asked for after `after` seconds, and may be None.

    The loser is cancelled, which closes its connection. If both fail, the last error is raised.
    """
    tasks = {asyncio.ensure_future(first)}
    try:
        done, _ = await asyncio.wait(tasks, timeout=after)
        if not done and (other := second()) is not None:
            tasks.add(asyncio.ensure_future(other))
        return await _winner(tasks)
    finally:
        for task in tasks:
            if not task.cancel() and not task.cancelled() and task.exception() is None:
                await task.result().close()  # it began just as we were told to leave


async def _winner(tasks: set[asyncio.Task[Answer]]) -> Answer:
    """Takes finished tasks out of `tasks`, so that what is left in it are the losers."""
    failed: BaseException | None = None
    while tasks:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        winner: Answer | None = None
        for task in done:
            tasks.discard(task)
            if (error := task.exception()) is not None:
                failed = error
            elif winner is None:
                winner = task.result()
            else:
                await task.result().close()
        if winner is not None:
            return winner
    assert failed is not None
    raise failed
