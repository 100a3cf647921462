"""What every channel shares: verify ► parse ► persist ► acknowledge.

A platform's file defines `verify`, `parse` and an outlet; this one does the rest.
See ADDING_A_CHANNEL.md.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

import structlog
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from bot.errors import StoreError
from bot.ops.metrics import RECEIVED
from bot.outlet import Outlet
from bot.runtime import Runtime, runtime_of
from bot.settings import settings
from bot.store.database import Database
from bot.store.inbox import accept, is_known
from bot.store.receipts import record_receipt
from bot.store.sending import confirm
from channels.api_audit import audit_api
from channels.events import Event, FollowUp, Ignored, Receipt
from channels.rejected import Rejected
from channels.seam import Entry, OnMessage

__all__ = ["Channel", "Rejected", "runtime_of"]

Reader = Callable[[Request], Awaitable[Sequence[Event]]]
Handler = Callable[..., Awaitable[HTTPResponse | None]]
_log = structlog.get_logger(__name__)


class Channel(Entry):
    """One platform inside Rasa's channel seam."""

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """Rasa's hook. The message handler is not used: the inbox worker starts the turns."""
        blueprint = Blueprint(f"xiaoq_{self.name()}", self.name())
        switched_off = self.off()
        if switched_off:
            _log.info("channel.off", channel=self.name(), reason=switched_off)
            return blueprint

        async def start(app: Sanic, _: Any) -> None:
            await _start_runtime(app)
            outlet = self.outlet()
            if outlet is not None:
                runtime_of(app).add_outlet(self.name(), outlet)

        blueprint.listener("before_server_start")(_audit_api)
        blueprint.listener("after_server_start")(start)
        blueprint.listener("before_server_stop")(_stop_runtime)
        self.add_routes(blueprint)
        _log.info("channel.on", channel=self.name())
        return blueprint

    def off(self) -> str | None:
        """Why this channel takes nothing, in words for its operator; None when it is on."""
        return None

    def outlet(self) -> Outlet | None:
        """The way out, where answers are sent to the platform; None where they are fetched."""
        return None

    @staticmethod
    def route(
        blueprint: Blueprint, path: str, handle: Handler, method: str, *, stream: bool = False
    ) -> None:
        """Register a bound method as a handler; Sanic 21 marks handlers, so it needs a function.

        stream: the handler reads the body itself, once it knows that it wants it.
        """

        async def handler(request: Request, **arguments: str) -> HTTPResponse | None:
            return await handle(request, **arguments)

        blueprint.add_route(handler, path, methods=[method], name=handle.__name__, stream=stream)

    def add_routes(self, blueprint: Blueprint) -> None:
        """Register this channel's routes: POST /webhooks/NAME, unless it needs more."""
        self.route(blueprint, "/", self.receive, "POST")

    @abstractmethod
    def verify(self, request: Request) -> None:
        """Raise Rejected unless the platform itself sent these bytes."""

    @abstractmethod
    def parse(self, request: Request) -> Sequence[Event]:
        """What a verified delivery holds; raise Rejected(400) when it is malformed."""

    async def receive(self, request: Request) -> HTTPResponse:
        """Take one delivery: verified, parsed, stored, and only then acknowledged."""
        return await self.take(request, self.read)

    async def read(self, request: Request) -> Sequence[Event]:
        """`parse`, for a channel that has to wait for nothing."""
        return self.parse(request)

    async def take(self, request: Request, read: Reader) -> HTTPResponse:
        """As `receive`; read: gives the events of a verified delivery, may raise Rejected."""
        try:
            self.verify(request)
            for event in await read(request):
                outcome = await self._store(runtime_of(request.app).database, event)
                RECEIVED.labels(self.name(), outcome).inc()
        except Rejected as rejected:
            RECEIVED.labels(self.name(), f"rejected_{rejected.status}").inc()
            return json(rejected.as_dict(), rejected.status)
        except StoreError:
            RECEIVED.labels(self.name(), "failed").inc()
            _log.error("channel.store", channel=self.name())
            return json({"error": "cannot store the message now; deliver it again"}, 503)
        return self.acknowledge(request)

    async def _store(self, database: Database, event: Event) -> str:
        """Persist what is worth it; returns the outcome to count."""
        if isinstance(event, Ignored):
            return f"ignored_{event.reason}"
        if isinstance(event, Receipt):
            return await self._store_receipt(database, event)
        if isinstance(event, FollowUp):
            if not await is_known(database, event.message.conversation):
                return "ignored_not_for_us"
            event = event.message
        if event.line is None:
            event = replace(event, line=settings().lines.get(self.name()))
        return "new" if await accept(database, event) else "repeated"

    async def _store_receipt(self, database: Database, receipt: Receipt) -> str:
        is_new = await record_receipt(
            database, self.name(), receipt.message, receipt.status, receipt.error
        )
        if is_new and receipt.key:
            await confirm(database, self.name(), receipt.key, receipt.message)
        return f"receipt_{receipt.status}" if is_new else "repeated"

    def acknowledge(self, request: Request) -> HTTPResponse:
        """The platform's idea of "taken"."""
        return empty(200)


async def _start_runtime(app: Sanic) -> None:
    if not hasattr(app.ctx, "xiaoq"):  # one for all channels of the process
        runtime = Runtime(getattr(app.ctx, "agent", None))  # Rasa's, where Rasa serves
        await runtime.start()  # the server answers meanwhile: 503, not ready
        app.ctx.xiaoq = runtime


async def _audit_api(app: Sanic, loop: Any) -> None:
    if not hasattr(app.ctx, "xiaoq_audits"):  # once for all channels of the process
        app.ctx.xiaoq_audits = True
        await audit_api(app, loop)


async def _stop_runtime(app: Sanic, _: Any) -> None:
    runtime = app.ctx.__dict__.pop("xiaoq", None)
    if runtime is not None:
        await runtime.stop()
