"""A customer's file from its bytes to what the model may see: `python -m bench upload`.

100 KB of chat in 31 languages, hardly a line of it without a personal value: read in a process of
its own, scrubbed by the two workers, then searched for a question and for a second one. Beside it a
beat says how long the event loop stood still.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Awaitable
from pathlib import Path
from typing import TypeVar

from bench.loop import delays
from bench.pii_cases import written
from bot.answer.from_file import parts_of_file
from bot.answer.question import Question
from bot.files.reader import read_file
from bot.pii.scrubber import Scrubber, default_scrubber
from bot.pii.vault import Vault
from bot.store.files import UploadedFile

_SIZE = 100_000
_TIMES = 3
_ASKED = "When is the parcel delivered?"
T = TypeVar("T")


async def _timed(work: Awaitable[T]) -> tuple[T, float]:
    started = time.perf_counter()
    done = await work
    return done, time.perf_counter() - started


async def _one(scrubber: Scrubber, text: str) -> list[float]:
    """Seconds: reading, scrubbing, the first question, the next one."""
    read, reading = await _timed(read_file(text.encode(), "chat.txt"))
    _, scrubbing = await _timed(scrubber.find_many([read.text]))
    vault = Vault()
    asked = (await scrubber.scrub_async(_ASKED, vault=vault)).text
    question = Question(text=_ASKED, language="en", vault=vault, file=UploadedFile(read.text, 0))
    took = [reading, scrubbing]
    for _ in range(2):
        took.append((await _timed(parts_of_file(question, asked, scrubber, most=1)))[1])
    return took


async def _measure() -> None:
    scrubber = default_scrubber()
    await asyncio.to_thread(scrubber.warm)
    while not scrubber.up:
        await asyncio.sleep(0.1)
    chat = [case.text for case in written(Path(__file__).with_name("pii_chat.txt"), "chat")] * 40
    await _one(scrubber, "\n".join(chat[:20]))  # loads what else there is to load
    gc.collect()
    gc.freeze()  # as the bot does
    runs: list[list[float]] = []

    async def work() -> None:
        for number in range(_TIMES):  # another text each time: one known is not searched again
            text = "\n".join(f"{number} {line}" for line in chat)
            runs.append(await _one(scrubber, text.encode()[:_SIZE].decode(errors="ignore")))

    found = await delays(work)
    late = found.late
    print(f"{'read':>8} {'scrubbed':>9} {'found':>8} {'again':>8}   seconds, median of {_TIMES}")
    middle = [sorted(column)[len(column) // 2] for column in zip(*runs, strict=True)]
    print("{:8.2f} {:9.2f} {:8.2f} {:8.2f}".format(*middle))
    high, most = late[int(len(late) * 0.99)], late[-1]
    print(f"event loop late: 99 % {high:.1f} ms, most {most:.1f}; at work at most {found.busy:.1f}")
    scrubber.close()


def main() -> None:
    """Print the table."""
    asyncio.run(_measure())
