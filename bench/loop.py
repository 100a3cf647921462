"""How long the event loop stands still while texts are scrubbed: `python -m bench loop`.

A task sleeps a millisecond again and again; how much later it wakes is what a customer of another
conversation would wait. "CPU" is the longest that the loop's own thread worked between two beats:
a beat that is later than that waited for one of the machine's cores. Idle, in the event loop
(`scrub`) and beside it (`scrub_async`), one after the other in one run.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from bench.pii_cases import written
from bot.pii.scrubber import SWITCH, Scrubber, default_scrubber
from bot.pii.vault import Vault

_BEAT = 0.001
_CHAT = Path(__file__).with_name("pii_chat.txt")
_TURNS = 40


@dataclass(frozen=True)
class Delays:
    """While some work ran, of its seconds. late: milliseconds of each beat, sorted; busy: of CPU
    that the loop's thread took between two beats, at most."""

    late: list[float]
    busy: float
    seconds: float


async def delays(work: Callable[[], Awaitable[None]]) -> Delays:
    """How late beats come while `work` runs."""
    late: list[float] = []
    busy: list[float] = []

    async def beat() -> None:
        while True:
            due, worked = time.perf_counter() + _BEAT, time.thread_time()
            await asyncio.sleep(_BEAT)
            late.append(1000 * (time.perf_counter() - due))
            busy.append(1000 * (time.thread_time() - worked))

    started = time.perf_counter()
    beating = asyncio.create_task(beat())
    await work()
    beating.cancel()
    return Delays(sorted(late), max(busy, default=0.0), time.perf_counter() - started)


async def _idle() -> None:
    await asyncio.sleep(3)


def _jobs(scrubber: Scrubber) -> dict[str, Callable[[], Awaitable[None]]]:
    chat = [case.text for case in written(_CHAT, "chat")]
    upload = "\n".join(chat * 40)[:100_000]

    async def turns(*, beside: bool) -> None:
        """Conversations side by side, each message after the other, none seen before."""

        async def conversation(number: int) -> None:
            vault = Vault()
            for text in chat[number::_TURNS]:
                if beside:
                    await scrubber.scrub_async(f"{text} {number}", vault=vault)
                else:
                    scrubber.scrub(f"{number} {text}", vault=vault)
                    await asyncio.sleep(0)

        await asyncio.gather(*(conversation(number) for number in range(_TURNS)))

    async def file() -> None:
        await scrubber.scrub_async(upload, vault=Vault())

    return {
        "nothing": _idle,
        f"{len(chat)} chat messages in the loop": lambda: turns(beside=False),
        f"{len(chat)} chat messages beside it": lambda: turns(beside=True),
        "an upload of 100 KB beside it": file,
    }


async def _measure() -> None:
    scrubber = default_scrubber()
    await asyncio.to_thread(scrubber.warm)
    while not scrubber.up:
        await asyncio.sleep(0.1)
    gc.collect()
    gc.freeze()  # as the bot does
    sys.setswitchinterval(SWITCH)
    print(f"{'':36} {'s':>6} {'median':>7} {'99 %':>7} {'most':>7} {'CPU':>6} {'over 20 ms':>11}")
    for name, work in _jobs(scrubber).items():
        found = await delays(work)
        late, over = found.late, sum(one > 20 for one in found.late)
        middle, high = late[len(late) // 2], late[int(len(late) * 0.99)]
        times = f"{found.seconds:6.1f} {middle:7.1f} {high:7.1f} {late[-1]:7.1f} {found.busy:6.1f}"
        print(f"{name:36} {times} {over:11}")
    scrubber.close()


def main() -> None:
    """Print the table; delays in milliseconds."""
    asyncio.run(_measure())
