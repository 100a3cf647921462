"""How a loop that hands work to tasks comes to its end."""

from __future__ import annotations

import asyncio
from collections.abc import Collection


async def stop_serving(
    loop: asyncio.Task[None] | None, serving: Collection[asyncio.Task[None]], patience: float
) -> None:
    """End `loop`, so that nothing more begins; give its tasks `patience` seconds, then drop them.

    serving: may change while this waits: a loop that is being stopped may begin one more.
    """
    if loop:
        loop.cancel()
        await asyncio.wait({loop})
    if serving:
        await asyncio.wait(set(serving), timeout=patience)
    for task in serving:
        task.cancel()
    await asyncio.gather(*serving, return_exceptions=True)
