"""What a loop sleeps on: woken by a notification, or after a while to look by itself."""

from __future__ import annotations

import asyncio


class Wake:
    """A bell for one sleeper.

    Not `asyncio.wait_for`: before Python 3.12 that swallows a cancellation which comes at the
    moment of the wake-up, and a loop that was stopped goes on for ever.
    """

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake the sleeper, or keep it from falling asleep."""
        self._rung.set()

    async def sleep(self, seconds: float) -> None:
        """Until the bell rings, or for so long."""
        timer = asyncio.get_running_loop().call_later(seconds, self._rung.set)
        try:
            await self._rung.wait()
        finally:
            timer.cancel()
        self._rung.clear()
