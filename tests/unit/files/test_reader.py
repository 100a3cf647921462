"""A file is read in a process of its own, which is ended when it takes too long."""

from __future__ import annotations

import asyncio
import zlib

import psutil
import pytest

from bot.files.reader import FileText, read_file
from bot.files.refused import FileRefused
from tests.files import pdf


def slow() -> bytes:
    """A PDF whose one page draws for minutes."""
    data = pdf(["x"])
    stream = data[data.index(b"stream\n") + 7 : data.index(b"\nendstream")]
    drawn = zlib.compress(b"BT /F1 11 Tf " + b"(x) Tj T* " * 3_000_000 + b"ET")
    longer = data.replace(b"/Length %d" % len(stream), b"/Length %d" % len(drawn))
    return longer.replace(stream, drawn)


async def _ended(before: set[psutil.Process]) -> bool:
    """Whether there are no other children: one is killed at once, and buried a moment later."""
    for _ in range(1000):
        if set(psutil.Process().children()) <= before:
            return True
        await asyncio.sleep(0.02)
    return False


async def test_read() -> None:
    names = ("a.txt", "C:\\papers\\a.TXT", "Zhang Wei", "../../a.txt", "a.txt\n--help")
    for name in names:
        assert await read_file(b"seven days", name) == FileText("text", "seven days"), name
    assert await read_file(pdf(["seven days"]), "a.pdf") == FileText("pdf", "seven days")


async def test_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        await read_file(b"x" * 200_001, "a.txt")
    assert (refused.value.code, refused.value.limit) == ("too_long", 200_000)


async def test_a_file_that_hangs_is_given_up_and_its_process_ended() -> None:
    before = set(psutil.Process().children())
    with pytest.raises(FileRefused) as refused:
        await read_file(slow(), "a.pdf", seconds=1.5)
    assert refused.value.code == "too_slow"
    assert await _ended(before)


async def test_the_process_ends_with_whoever_waits_for_it() -> None:
    """A customer who hangs up."""
    before = set(psutil.Process().children())
    reading = asyncio.create_task(read_file(slow(), "a.pdf", seconds=60))
    while set(psutil.Process().children()) <= before:  # noqa: ASYNC110  # a process tells nobody
        await asyncio.sleep(0.02)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert await _ended(before)
