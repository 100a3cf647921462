"""A customer's file from its bytes to what the model may see: `python -m bench upload`.

100 KB of chat in 31 languages, hardly a line of it without a personal value: read in a process of
its own, scrubbed by the two workers, then searched for a question and for a second one. Beside it a
beat says how long the event loop stood still. After that, 100 KB (bytes of UTF-8) of each of some
languages are scrubbed, from the hand-written messages with personal values.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import Awaitable, Sequence
from pathlib import Path
from typing import TypeVar

from bench.loop import delays
from bench.pii_cases import Case, written
from bot.answer.from_file import parts_of_file
from bot.answer.question import Question
from bot.files.reader import read_file
from bot.pii.scrubber import SWITCH, Scrubber, default_scrubber
from bot.pii.vault import Vault
from bot.store.files import UploadedFile

_SIZE = 100_000
_TIMES = 3
_ASKED = "When is the parcel delivered?"
_LANGUAGES = ("en", "zh", "de", "fr", "ru", "ja")
_SETS = ("chat", "unseen", "fresh", "second")
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


def _cases(*names: str) -> list[Case]:
    return [
        case
        for name in names
        for case in written(Path(__file__).with_name(f"pii_{name}.txt"), name)
    ]


def _big(lines: Sequence[str], number: int) -> str:
    """100 KB of these lines, each with another number, so that none comes twice."""
    text, at = "", 0
    while len(text.encode()) < _SIZE:
        text += "".join(f"{line} {number}{at}\n" for line in lines)
        at += 1
    return text.encode()[:_SIZE].decode(errors="ignore")


async def _language(scrubber: Scrubber, language: str) -> tuple[float, int]:
    """Median seconds for 100 KB of a language that the scrubber is told, and its characters."""
    lines = [one.text for one in _cases(*_SETS) if one.language == language and one.gold]
    texts = [_big(lines, number) for number in range(_TIMES)]
    took = [(await _timed(scrubber.find_many([text], language=language)))[1] for text in texts]
    return sorted(took)[_TIMES // 2], len(texts[0])


async def _measure() -> None:
    scrubber = default_scrubber()
    await asyncio.to_thread(scrubber.warm)
    while not scrubber.up:
        await asyncio.sleep(0.1)
    chat = [case.text for case in _cases("chat")]
    await _one(scrubber, "\n".join(chat[:20]))  # loads what else there is to load
    texts = [_big(chat, number) for number in range(_TIMES)]
    gc.collect()
    gc.freeze()  # as the bot does
    sys.setswitchinterval(SWITCH)
    runs: list[list[float]] = []

    async def work() -> None:
        for text in texts:  # another each time: one known is not searched again
            runs.append(await _one(scrubber, text))

    found = await delays(work)
    late = found.late
    print(f"{'read':>8} {'scrubbed':>9} {'found':>8} {'again':>8}   seconds, median of {_TIMES}")
    middle = [sorted(column)[len(column) // 2] for column in zip(*runs, strict=True)]
    print("{:8.2f} {:9.2f} {:8.2f} {:8.2f}".format(*middle))
    high, most = late[int(len(late) * 0.99)], late[-1]
    print(f"event loop late: 99 % {high:.1f} ms, most {most:.1f}; at work at most {found.busy:.1f}")
    for language in _LANGUAGES:
        took, characters = await _language(scrubber, language)
        print(f"{language}: {took:.2f} s for {characters:,} characters")
    scrubber.close()


def main() -> None:
    """Print the table."""
    asyncio.run(_measure())
