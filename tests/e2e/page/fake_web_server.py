"""The web channel's HTTP contract (DESIGN.md 6) without a bot behind it, and with faults on demand.

Serves the real page and assets under the strictest policy they are promised to work with. A test
plays the bot: `say`, `delta`, `typing`; and the network: `up`, `drop_streams`, `lose_replies`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from itertools import count
from pathlib import Path
from typing import Any

from aiohttp import web

from channels.markdown import render

ASSETS = Path(__file__).resolve().parents[3] / "channels" / "web_assets"
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types xiaoq-chat"
)
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID",
}
EMBEDDING = "<!doctype html><script src='{}/webhooks/web/xiaoq-chat.js' defer></script>{}"


class Conversation:
    """What one token may see: durable events, and the queues of its open streams."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.streams: set[asyncio.Queue[str | None]] = set()
        self.resumed_from: list[str | None] = []

    def publish(self, frame: str | None) -> None:
        for queue in self.streams:
            queue.put_nowait(frame)


class FakeWebServer:
    """One server for one test; `posts` holds every message body as it arrived, repeats included."""

    def __init__(self) -> None:
        self.port = 0
        self.up = True
        self.lose_replies = 0
        self.refusals: list[int] = []
        self.file_refusal: tuple[int, dict[str, Any]] | None = None
        self.posts: list[dict[str, Any]] = []
        self.conversations: dict[str, Conversation] = {}
        self.embedding = "<xiaoq-chat></xiaoq-chat>"
        self._tokens = count(1)
        self._runner = web.AppRunner(self._app(), shutdown_timeout=0.1)

    async def start(self) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def stop(self) -> None:
        self.drop_streams()
        await self._runner.cleanup()

    # The bot's part

    @property
    def newest(self) -> Conversation:
        return list(self.conversations.values())[-1]

    def say(self, text: str, *, role: str = "bot", **fields: Any) -> dict[str, Any]:
        """A durable message to the newest conversation, to its open streams and its history."""
        event = {
            **{"id": f"m{len(self.newest.events)}-{role}", "role": role, "text": text},
            **{"html": render(text), "buttons": [], "citations": [], "turn": None},
            **{"time": datetime.now(timezone.utc).isoformat(), **fields},
        }
        self.newest.events.append(event)
        self.newest.publish(frame("message", event, len(self.newest.events)))
        return event

    def delta(self, turn: str, text: str) -> None:
        self.newest.publish(frame("delta", {"turn": turn, "text": text}))

    def typing(self, on: bool = True) -> None:
        self.newest.publish(frame("typing", {"on": on}))

    def drop_streams(self) -> None:
        for conversation in self.conversations.values():
            conversation.publish(None)

    @property
    def heard(self) -> list[str]:
        """The texts that were accepted, each id once, in order."""
        return list({post["id"]: post["text"] for post in self.posts}.values())

    # The server's part

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[self._faults])
        app.on_response_prepare.append(allow_other_origins)
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/shop", self._shop),
                web.get("/webhooks/web/xiaoq-chat.js", self._loader),
                web.static("/webhooks/web/assets", ASSETS),
                web.post("/webhooks/web/sessions", self._sessions),
                web.post("/webhooks/web/messages", self._messages),
                web.post("/webhooks/web/files", self._files),
                web.get("/webhooks/web/events", self._events),
                web.get("/webhooks/web/history", self._history),
            ]
        )
        return app

    @web.middleware
    async def _faults(
        self, request: web.Request, handler: Callable[..., Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if request.method == "OPTIONS":
            return web.Response(status=204, headers=CORS)
        if not self.up:
            return hang_up(request)
        return await handler(request)

    async def _page(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(ASSETS / "index.html", headers={"Content-Security-Policy": POLICY})

    async def _shop(self, request: web.Request) -> web.StreamResponse:
        html = EMBEDDING.format(self.url, self.embedding)
        return web.Response(text=html, content_type="text/html")

    async def _loader(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(ASSETS / "xiaoq-chat.js")

    async def _sessions(self, request: web.Request) -> web.StreamResponse:
        token = f"token-{next(self._tokens)}"
        self.conversations[token] = Conversation()
        return web.json_response({"token": token, "conversation": token})

    def _conversation(self, request: web.Request) -> Conversation:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in self.conversations:
            raise web.HTTPUnauthorized
        return self.conversations[token]

    async def _messages(self, request: web.Request) -> web.StreamResponse:
        conversation = self._conversation(request)
        if self.refusals:
            return web.json_response({"error": "refused"}, status=self.refusals.pop(0))
        return self._take(request, conversation, await request.json())

    async def _files(self, request: web.Request) -> web.StreamResponse:
        conversation = self._conversation(request)
        form = await request.post()
        if self.file_refusal:
            status, why = self.file_refusal
            return web.json_response(why, status=status)
        file = form["file"]
        assert isinstance(file, web.FileField)
        content = {"name": file.filename, "content": file.file.read().decode()}
        post = {"id": form["id"], "text": form["text"], "file": content}
        return self._take(request, conversation, post)

    def _take(
        self, request: web.Request, conversation: Conversation, post: dict[str, Any]
    ) -> web.StreamResponse:
        self.posts.append(post)
        if post["id"] not in {event["id"] for event in conversation.events}:
            shown = {"file": {"name": post["file"]["name"]}} if "file" in post else {}
            self.say(post["text"], role="user", id=post["id"], **shown)
        if self.lose_replies:
            self.lose_replies -= 1
            return hang_up(request)
        return web.Response(status=202)

    async def _history(self, request: web.Request) -> web.StreamResponse:
        events = self._conversation(request).events
        return web.json_response({"messages": events, "last_event_id": len(events)})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        conversation = self._conversation(request)
        last = request.headers.get("Last-Event-ID")
        conversation.resumed_from.append(last)
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        for number, event in enumerate(conversation.events, 1):
            if number > int(last or 0):
                queue.put_nowait(frame("message", event, number))
        conversation.streams.add(queue)
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        try:
            await response.write(b": ping\n\n")
            while (text := await queue.get()) is not None:
                await response.write(text.encode())
        finally:
            conversation.streams.discard(queue)
        return response


async def allow_other_origins(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(CORS)


def hang_up(request: web.Request) -> web.StreamResponse:
    """End the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


def frame(event: str, data: dict[str, Any], number: int | None = None) -> str:
    """One server-sent event, as it goes over the wire."""
    identity = f"id: {number}\n" if number is not None else ""
    return f"event: {event}\n{identity}data: {json.dumps(data, ensure_ascii=False)}\n\n"
