"""Reads an uploaded file beside the event loop, in a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import weakref
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from bot.files.refused import FileRefused

SECONDS = 15.0
"""For one file; one of a hundred pages takes three."""
_AT_A_TIME = 2
_PATIENCE = 20.0
"""Seconds that a file waits for those before it."""
_ROOT = Path(__file__).resolve().parents[2]
_places: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = (
    weakref.WeakKeyDictionary()
)


@dataclass(frozen=True)
class FileText:
    """kind: text, pdf, docx, or image, which has no text."""

    kind: str
    text: str = field(repr=False)


async def read_file(data: bytes, name: str, *, seconds: float = SECONDS) -> FileText:
    """The text of a file; of its name only the ending is looked at.

    Raises FileRefused.
    """
    if not data:
        raise FileRefused("empty")
    suffix = PurePosixPath(name).suffix[1:].lower()
    suffix = suffix if suffix.isascii() and suffix.isalnum() and len(suffix) < 10 else ""
    async with _place():
        answer = json.loads(await _ask(data, suffix, seconds))
    if "refused" in answer:
        raise FileRefused(answer["refused"], answer["limit"])
    return FileText(answer["kind"], answer["text"])


@asynccontextmanager
async def _place() -> AsyncIterator[None]:
    """One of the few places that this process has for files."""
    places = _places.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(_AT_A_TIME))
    try:
        await asyncio.wait_for(places.acquire(), _PATIENCE)
    except asyncio.TimeoutError:
        raise FileRefused("busy") from None
    try:
        yield
    finally:
        places.release()


async def _ask(data: bytes, suffix: str, seconds: float) -> bytes:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-B", "-m", "bot.files.reading", suffix),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,  # the libraries' warnings quote the file
        cwd=_ROOT,
        env={name: os.environ[name] for name in ("PATH", "LANG", "TZ") if name in os.environ},
    )
    try:
        written, _ = await asyncio.wait_for(process.communicate(data), seconds)
    except asyncio.TimeoutError:
        raise FileRefused("too_slow") from None
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode != 0 or not written:
        raise FileRefused("too_slow")  # killed for its time or memory
    return written
