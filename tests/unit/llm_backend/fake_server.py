"""A model server of a few lines that misbehaves on demand, over real sockets."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Say:
    """Stream `texts`; then end well, or as `end` says: "break", "silence", "error"."""

    texts: tuple[str, ...] = ("hello",)
    before: float = 0.0
    end: str = "well"
    finish: str = "stop"


@dataclass(frozen=True)
class Refuse:
    """Answer with a status that is not 200."""

    status: int
    body: dict[str, Any] = field(default_factory=dict)
    retry_after: str | None = None


@dataclass
class FakeServer:
    """Replies in `script` are used up one a request, then `usual`."""

    usual: Say | Refuse = field(default_factory=Say)
    script: deque[Say | Refuse] = field(default_factory=deque)
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    running: int = 0
    connections: int = 0
    port: int = 0
    models: list[str] = field(default_factory=lambda: ["qwen2.5"])
    listing: int = 200
    _server: asyncio.Server | None = None
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._connection, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """As if killed: every connection breaks."""
        if self._server is not None:
            self._server.close()
            for writer in list(self._writers):
                writer.transport.abort()
            self._server = None

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        self.connections += 1
        try:
            while await self._exchange(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {k.lower(): v for k, v in (row.split(": ", 1) for row in head[1:] if row)}
        sent = await reader.readexactly(int(headers.get("content-length", 0)))
        if head[0].startswith("GET"):
            return _plain(writer, self.listing, {"data": [{"id": name} for name in self.models]})
        body = json.loads(sent)
        if not body.get("stream"):  # a probe
            ok = isinstance(self.usual, Say)
            return _plain(writer, 200 if ok else 500, {})
        self.requests.append(body)
        self.headers.append(headers)
        reply = self.script.popleft() if self.script else self.usual
        if isinstance(reply, Refuse):
            return _plain(writer, reply.status, reply.body, reply.retry_after)
        self.running += 1
        try:
            speaking = asyncio.ensure_future(_speak(writer, reply))
            gone = asyncio.ensure_future(reader.read(1))
            await asyncio.wait({speaking, gone}, return_when=asyncio.FIRST_COMPLETED)
            alive = speaking.done() and speaking.exception() is None and reply.end == "well"
            speaking.cancel()
            gone.cancel()
            await asyncio.gather(gone, return_exceptions=True)
            return alive
        finally:
            self.running -= 1


def _plain(
    writer: asyncio.StreamWriter, status: int, body: Any, retry_after: str | None = None
) -> bool:
    data = json.dumps(body).encode()
    extra = f"Retry-After: {retry_after}\r\n" if retry_after else ""
    writer.write(f"HTTP/1.1 {status} X\r\n{extra}Content-Length: {len(data)}\r\n\r\n".encode())
    writer.write(data)
    return True


async def _speak(writer: asyncio.StreamWriter, reply: Say) -> None:
    await asyncio.sleep(reply.before)
    writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for text in reply.texts:
        _chunk(writer, json.dumps({"choices": [{"delta": {"content": text}}]}))
        await asyncio.sleep(0)
    if reply.end == "silence":
        await asyncio.sleep(3600)
    if reply.end == "error":
        _chunk(writer, json.dumps({"error": {"message": "engine died"}}))
    if reply.end == "break":
        await writer.drain()
        writer.transport.abort()
        return
    _chunk(writer, json.dumps({"choices": [{"delta": {}, "finish_reason": reply.finish}]}))
    usage = {"prompt_tokens": 7, "completion_tokens": len(reply.texts)}
    _chunk(writer, json.dumps({"choices": [], "usage": usage}))
    _chunk(writer, "[DONE]")
    writer.write(b"0\r\n\r\n")
    await writer.drain()


def _chunk(writer: asyncio.StreamWriter, data: str) -> None:
    event = f"data: {data}\n\n".encode()
    writer.write(f"{len(event):x}\r\n".encode() + event + b"\r\n")


@asynccontextmanager
async def fake_server(
    *script: Say | Refuse, usual: Say | Refuse | None = None
) -> AsyncIterator[FakeServer]:
    server = FakeServer(usual=usual or Say(), script=deque(script))
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
