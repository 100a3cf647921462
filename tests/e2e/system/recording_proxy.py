"""Stands between the bot and the model server: keeps every byte, and fails on request."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from contextlib import suppress
from typing import Any, Literal

from aiohttp import ClientSession, ClientTimeout, web

Mode = Literal["pass", "answer", "refuse", "hang", "cut"]


class RecordingProxy:
    """`requests` holds the raw bodies; `mode` is how the next calls go.

    answer: it answers itself, at once, with the placeholders it was shown; refuse: 503 at once;
    hang: no byte comes; cut: the connection breaks after some tokens.
    """

    def __init__(self, upstream: str, port: int) -> None:
        self.upstream = upstream
        self.url = f"http://127.0.0.1:{port}/v1"
        self.requests: list[bytes] = []
        self.mode: Mode = "pass"
        self._port = port
        self._started = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        assert self._started.wait(10)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    @property
    def everything(self) -> bytes:
        return b"\n".join(self.requests)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.run_forever()

    async def _serve(self) -> None:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_route("*", "/{path:.*}", self._forward)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", self._port).start()
        self._started.set()

    async def _forward(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        if body:
            self.requests.append(body + repr(dict(request.headers)).encode())
        if self.mode == "refuse":
            return web.Response(status=503)
        if self.mode == "answer" and request.method == "POST":
            return await self._answer(request, body)
        if self.mode == "hang":
            await asyncio.sleep(60)
        timeout = ClientTimeout(total=120)
        async with (
            ClientSession(timeout=timeout) as session,
            session.request(
                request.method,
                self.upstream + request.path_qs,
                data=body,
                headers={"Content-Type": request.headers.get("Content-Type", "application/json")},
            ) as answer,
        ):
            response = web.StreamResponse(status=answer.status)
            response.content_type = answer.content_type
            await response.prepare(request)
            await self._copy(request, answer, response)
            return response

    async def _answer(self, request: web.Request, body: bytes) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        for text in (*_words(json.loads(body)), None):
            delta = {"content": text} if text is not None else {}
            choice = {"delta": delta, "finish_reason": None if text is not None else "stop"}
            await response.write(f"data: {json.dumps({'choices': [choice]})}\n\n".encode())
        await response.write(b"data: [DONE]\n\n")
        await response.write_eof()
        return response

    async def _copy(
        self, request: web.Request, answer: object, response: web.StreamResponse
    ) -> None:
        chunks = 0
        async for chunk in answer.content.iter_any():  # type: ignore[attr-defined]
            await response.write(chunk)
            chunks += 1
            if self.mode == "cut" and chunks >= 4:
                assert request.transport is not None
                request.transport.abort()
                raise web.HTTPGone()
        with suppress(ConnectionError):
            await response.write_eof()


def _words(body: dict[str, Any]) -> list[str]:
    """A command where one is asked for; else thanks to everybody who is shown, cut in mid-name."""
    if "response_format" in body:
        return ['{"intent": "free_form", "order_number": null}']
    shown = sorted(set(re.findall(r"<[A-Z_]+_\d+>", str(body["messages"][-1]))))
    text = f"Thank you, {', '.join(shown)}." if shown else "Delivery takes a few working days."
    return [text[at : at + 7] for at in range(0, len(text), 7)]
