"""Reading an OpenAI-style event stream: `data: {json}` lines, ended by `data: [DONE]`."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

_MAX_LINE = 1 << 20


class BrokenStream(Exception):
    """The stream ended early or holds something that is no event."""


@dataclass(frozen=True)
class Event:
    """One chunk: text to add, why it ended (if it did), the usage (in the last one)."""

    text: str = ""
    finish: str | None = None
    usage: dict[str, Any] | None = None


class EventReader:
    """Events out of the bytes of a response."""

    def __init__(self, chunks: AsyncIterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""
        self._lines: deque[bytes] = deque()
        self._ended = False

    async def drain(self) -> None:
        """Read what follows `[DONE]`: only a response read to its end leaves its connection fit
        for the next request. Does nothing before `[DONE]`."""
        if self._ended:
            async for _ in self._chunks:
                pass

    async def next(self) -> Event | None:
        """The next event; None after the last. Raises BrokenStream."""
        while not self._ended:
            while self._lines:
                line = self._lines.popleft()
                if line.startswith(b"data:"):
                    data = line[5:].strip()
                    if data != b"[DONE]":
                        return _event(data)
                    self._ended = True
                    return None
            await self._read()
        return None

    async def _read(self) -> None:
        try:
            chunk = await self._chunks.__anext__()
        except StopAsyncIteration:
            raise BrokenStream("the stream ended without [DONE]") from None
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        if len(self._rest) > _MAX_LINE:
            raise BrokenStream("a line of the stream has no end")
        self._lines.extend(lines)


def _event(data: bytes) -> Event:
    try:
        value = json.loads(data)
        if "error" in value:
            raise BrokenStream("the server reports an error inside the stream")
        choices = value.get("choices") or [{}]
        return Event(
            text=(choices[0].get("delta") or {}).get("content") or "",
            finish=choices[0].get("finish_reason"),
            usage=value.get("usage"),
        )
    except (ValueError, AttributeError, TypeError, LookupError) as error:
        raise BrokenStream(f"an event cannot be read: {type(error).__name__}") from None
