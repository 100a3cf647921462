"""A model server that costs nothing: fixed delays, so that what is left is the client's own time.

`python -m bench.llm_stub PORT` answers every completion with TOKENS pieces.
"""

from __future__ import annotations

import asyncio
import json
import sys

FIRST, BETWEEN, TOKENS = 0.050, 0.010, 48
"""Seconds to the first token and between tokens, tokens an answer: a fast GPU's pace."""
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def _event(content: object) -> bytes:
    data = f"data: {content if isinstance(content, str) else json.dumps(content)}\n\n".encode()
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def _piece(delta: dict[str, str], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    frame = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "qwen2.5"}
    return _event({**frame, "choices": [choice]})


_USAGE = {"prompt_tokens": 9, "completion_tokens": TOKENS, "total_tokens": 9 + TOKENS}
_TAIL = _piece({}, "stop") + _event({"choices": [], "usage": _USAGE}) + _event("[DONE]")


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    clock = asyncio.get_running_loop().time
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(head.split("content-length: ")[1].split("\r\n")[0])
            asked = json.loads(await reader.readexactly(length))
            writer.write(_HEAD)
            due = clock() + FIRST
            for number in range(min(TOKENS, asked["max_tokens"])):
                await asyncio.sleep(due - clock())
                writer.write(_piece({"content": f"token{number} "}))
                due += BETWEEN
            writer.write(_TAIL + b"0\r\n\r\n")
    except (asyncio.IncompleteReadError, OSError):
        writer.close()


async def _serve(port: int) -> None:
    server = await asyncio.start_server(_answer, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
