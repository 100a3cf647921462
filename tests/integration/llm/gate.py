"""A door before a real model server that turns some requests away, as a busy gateway does."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Gate:
    """Answers the first requests with the statuses in `refuse`; the rest goes through unchanged."""

    def __init__(self, port: int) -> None:
        self._behind = port
        self.refuse: deque[int] = deque()
        self.refused = 0
        self.url = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, closed after a refusal."""
        with suppress(OSError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            if head.startswith(b"POST") and self.refuse:
                self.refused += 1
                status = self.refuse.popleft()
                writer.write(f"HTTP/1.1 {status} Busy\r\nContent-Length: 0\r\n".encode())
                writer.write(b"Retry-After: 0\r\nConnection: close\r\n\r\n")
            else:
                there, back = await asyncio.open_connection("127.0.0.1", self._behind)
                back.write(head)
                await asyncio.gather(_pump(reader, back), _pump(there, writer))
        writer.close()


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await source.read(1 << 16):
            sink.write(data)
            await sink.drain()
    sink.close()


@asynccontextmanager
async def gate_before(port: int) -> AsyncIterator[Gate]:
    """A gate on a port of its own."""
    gate = Gate(port)
    server = await asyncio.start_server(gate.serve, "127.0.0.1", 0)
    gate.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield gate
