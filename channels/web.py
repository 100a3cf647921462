"""The web channel: JSON over HTTP and server-sent events (the contract of DESIGN.md section 6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog
from limits import parse as parse_limit
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, file, json

from bot.errors import StoreError
from bot.settings import settings
from bot.store.erase import erase
from bot.store.inbox import Incoming, is_known, latest_received
from bot.store.outbox import latest_messages
from bot.store.own_data import own_data
from channels.base import Channel, Rejected, runtime_of
from channels.request_body import clean
from channels.web_files import as_payload, new_id, read_form, shown_file
from channels.web_session import Sessions
from channels.web_stream import as_json, stream

ASSETS = Path(__file__).parent / "web_assets"
MAX_TEXT = 4000
_log = structlog.get_logger(__name__)
_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")
_CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Expose-Headers": "Retry-After",
    "Access-Control-Max-Age": "86400",
}
_SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' https:; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types xiaoq-chat"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class WebInput(Channel):
    """The chat page's server side; always on."""

    def __init__(self) -> None:
        self._counters = MemoryStorage()  # the limiter holds it by a weak reference only
        self._limiter = MovingWindowRateLimiter(self._counters)
        self._per_session = parse_limit(settings().web_message_rate)
        self._per_address = parse_limit(settings().web_session_rate)

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return "web"

    def add_routes(self, blueprint: Blueprint) -> None:
        """The contract's routes, and the element's files."""
        self.route(blueprint, "/sessions", self.create_session, "POST")
        self.route(blueprint, "/messages", self.receive, "POST")
        self.route(blueprint, "/files", self.receive_file, "POST", stream=True)
        self.route(blueprint, "/events", self.events, "GET")
        self.route(blueprint, "/history", self.history, "GET")
        self.route(blueprint, "/export", self.export, "GET")
        self.route(blueprint, "/erase", self.erase, "POST")
        blueprint.static("/assets", str(ASSETS), name="assets")
        blueprint.static("/xiaoq-chat.js", str(ASSETS / "xiaoq-chat.js"), name="element")
        blueprint.listener("before_server_start")(_serve_page)
        blueprint.listener("before_server_start")(_allow_any_site)
        blueprint.exception(Rejected)(_say_rejected)
        blueprint.exception(StoreError)(_say_unavailable)

    async def create_session(self, request: Request) -> HTTPResponse:
        """A new anonymous conversation and the token that opens it."""
        self._limit(self._per_address, request.remote_addr or request.ip)
        token, conversation = _sessions(request).create()
        return json({"token": token, "conversation": conversation})

    def verify(self, request: Request) -> None:
        """Only a session of ours may write, and not faster than a person can."""
        self._limit(self._per_session, self._conversation(request))

    def parse(self, request: Request) -> Sequence[Incoming]:
        """One message by the client's own id: sent twice, handled once."""
        body = _body(request)
        identifier, text = _checked(body.get("id"), body.get("text"))
        if not text.strip():
            raise Rejected(400, '"text" must be a text that is not empty')
        payload = {"text": text, "payload": body.get("payload")}
        payload = {k: clean(value) for k, value in payload.items() if isinstance(value, str)}
        return [self._message(request, identifier, payload)]

    async def receive_file(self, request: Request) -> HTTPResponse:
        """A file, with or without a question; 202 with its `id`, which the client may choose."""
        taken: dict[str, str] = {}

        async def read(request: Request) -> Sequence[Incoming]:
            form = await read_form(request, settings().web_file_bytes)
            identifier = new_id() if form["id"] is None else form["id"]
            taken["id"], _ = _checked(identifier, form["text"] or "")
            return [self._message(request, taken["id"], await as_payload(form))]

        answer = await self.take(request, read)
        return json(taken, 202) if answer.status == 202 else answer

    def _message(self, request: Request, identifier: str, payload: dict[str, Any]) -> Incoming:
        conversation = self._conversation(request)
        return Incoming("web", f"{conversation}/{identifier}", conversation, payload)

    def acknowledge(self, request: Request) -> HTTPResponse:
        """202: taken, the answer comes as an event."""
        return empty(202)

    async def events(self, request: Request) -> None:
        """Server-sent events until the client goes."""
        conversation = self._conversation(request)
        last = request.headers.get("last-event-id") or request.args.get("last_event_id") or "0"
        if not last.isascii() or not last.isdigit() or len(last) > 18:
            raise Rejected(400, "Last-Event-ID must be an id of an earlier event")
        runtime = runtime_of(request.app)
        await is_known(runtime.database, conversation)  # 503 while there is no database
        headers = {**_CORS, "Cache-Control": "no-cache", "X-Accel-Buffering": "no"}
        response = await request.respond(content_type="text/event-stream", headers=headers)
        with suppress(StoreError):  # the client comes back, and misses nothing
            async for event in stream(runtime.live, runtime.database, conversation, int(last)):
                await response.send(event)

    async def history(self, request: Request) -> HTTPResponse:
        """Both sides of the conversation so far, oldest first."""
        messages, last = await self._transcript(request)
        return json({"messages": messages, "last_event_id": last}, ensure_ascii=False)

    async def export(self, request: Request) -> HTTPResponse:
        """All of the customer's own conversation as a file; the session's token is the proof."""
        lines = await own_data(runtime_of(request.app).database, self._conversation(request))
        headers = {"Content-Disposition": 'attachment; filename="conversation.json"'}
        return json({"messages": lines}, headers=headers, ensure_ascii=False, indent=1)

    async def erase(self, request: Request) -> HTTPResponse:
        """Forget this conversation now; whoever goes on with the token begins a new one."""
        database, conversation = runtime_of(request.app).database, self._conversation(request)
        done = await erase(database, conversation, actor="customer", reason="customer")
        return json({"erased": done.found, "rows": done.counts})

    async def _transcript(self, request: Request) -> tuple[list[dict[str, Any]], str]:
        conversation = self._conversation(request)
        database = runtime_of(request.app).database
        said = [as_json(message) for message in await latest_messages(database, conversation)]
        last = said[-1]["id"] if said else "0"
        heard = [
            {
                "id": received.event_id.rpartition("/")[2],
                "role": "user",
                "text": received.payload.get("text", ""),
                "time": received.at.isoformat(),
                **shown_file(received.payload),
            }
            for received in await latest_received(database, conversation)
        ]
        return sorted(heard + said, key=lambda message: message["time"]), last

    def _conversation(self, request: Request) -> str:
        return _sessions(request).conversation(request.headers.get("authorization"))

    def _limit(self, limit: Any, who: str) -> None:
        if not self._limiter.hit(limit, who):
            raise Rejected(429, "too many messages; wait a moment")


def _checked(identifier: object, text: object) -> tuple[str, str]:
    if not isinstance(identifier, str) or not _ID.fullmatch(identifier):
        raise Rejected(400, '"id" must be 1 to 100 letters, digits, "-" or "_"')
    if not isinstance(text, str):
        raise Rejected(400, '"text" must be a text that is not empty')
    if len(text) > MAX_TEXT:
        raise Rejected(413, f'"text" may have {MAX_TEXT} characters; send it in parts')
    return identifier, text


def _sessions(request: Request) -> Sessions:
    return Sessions(runtime_of(request.app).identity)


def _body(request: Request) -> dict[str, Any]:
    try:
        body = request.json
    except Exception:
        raise Rejected(400, "the body is not JSON") from None
    if not isinstance(body, dict):
        raise Rejected(400, "the body must be a JSON object")
    return body


async def _allow_any_site(app: Any, _: Any) -> None:
    """Any site may embed the element; the token, not a cookie, is what gives access.

    A browser asks first by OPTIONS, which Rasa's own handling of CORS answers before any route
    of ours: hence middleware of the whole server.
    """

    async def allow(request: Request, response: HTTPResponse | None) -> None:
        if response is None or not request.path.startswith("/webhooks/web/"):
            return
        response.headers.update(_CORS)
        response.headers.setdefault("Cache-Control", "no-cache")  # one version of all modules
        if response.status in (429, 503):
            response.headers.setdefault("Retry-After", "5")

    app.register_middleware(allow, "response")


async def _say_rejected(request: Request, rejected: Rejected) -> HTTPResponse:
    return json(rejected.as_dict(), rejected.status)


async def _say_unavailable(request: Request, error: StoreError) -> HTTPResponse:
    _log.error("web.store", path=request.path, error=str(error))
    return json({"error": "the conversation cannot be reached now; try again in a moment"}, 503)


async def _serve_page(app: Any, _: Any) -> None:
    """Show the chat page at `/`, where Rasa answers with its version."""

    async def page(request: Request) -> HTTPResponse | None:
        if request.path == "/" and request.method in ("GET", "HEAD"):
            return await file(ASSETS / "index.html", headers=_SECURITY)
        return None

    app.register_middleware(page, "request")
