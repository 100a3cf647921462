"""A platform as a local server: checks requests by the documented rules, fails on request."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Literal

from aiohttp import web

Fault = Literal["429", "500", "timeout", "taken_then_timeout"]


@dataclass(frozen=True)
class Taken:
    """A message the platform accepted: who gets it, its text, and the request as it came."""

    to: str
    text: str
    body: dict[str, Any]
    reference: str


class Refusal(Exception):
    """The platform's answer to a request that breaks its rules."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)


def require(holds: object, reason: str) -> None:
    """Refuse the request unless `holds`."""
    if not holds:
        raise Refusal(reason)


@dataclass
class FakePlatform(ABC):
    """Base of the four; a subclass has `routes` and says how it answers.

    taken: in the order of acceptance; edited: (reference, text); violations: what broke a rule;
    faults: used up one a sent message; stall: seconds a "timeout" takes.
    """

    taken: list[Taken] = field(default_factory=list)
    edited: list[tuple[str, str]] = field(default_factory=list)
    typing: list[dict[str, Any]] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    faults: deque[Fault] = field(default_factory=deque)
    stall: float = 30.0
    url: str = ""

    @abstractmethod
    def routes(self, app: web.Application) -> None:
        """Add the platform's endpoints."""

    def too_many(self) -> web.Response:
        """The platform's 429."""
        return web.json_response({"ok": False}, status=429, headers={"Retry-After": "1"})

    def refuse(self, refusal: Refusal) -> web.Response:
        """The platform's answer to a broken rule."""
        return web.json_response({"ok": False, "error": str(refusal)}, status=400)

    async def start(self, port: int = 0) -> None:
        """Listen on loopback."""
        app = web.Application(middlewares=[self._checked])
        self.routes(app)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close."""
        await self._runner.cleanup()

    def shown(self, to: str) -> list[str]:
        """What this customer sees now: each message as it was last edited."""
        last = {reference.partition(".")[0]: text for reference, text in self.edited}
        return [last.get(m.reference, m.text) for m in self.taken if m.to == to]

    def take(self, to: str, text: str, body: dict[str, Any]) -> str:
        """Accept a message; returns its reference."""
        reference = str(1000 + len(self.taken))
        self.taken.append(Taken(to, text, body, reference))
        return reference

    async def sending(self) -> web.Response | None:
        """Call first when a message comes in: the fault that was asked for, if any."""
        if not self.faults or self.faults[0] == "taken_then_timeout":
            return None
        fault = self.faults.popleft()
        if fault == "429":
            return self.too_many()
        if fault == "500":
            return web.Response(status=500, text="oops")
        await asyncio.sleep(self.stall)
        return web.Response(status=500)

    async def sent(self) -> None:
        """Call after a message was taken: loses the answer, if that was asked for."""
        if self.faults and self.faults[0] == "taken_then_timeout":
            self.faults.popleft()
            await asyncio.sleep(self.stall)

    @web.middleware
    async def _checked(self, request: web.Request, handler: Any) -> web.StreamResponse:
        try:
            response: web.StreamResponse = await handler(request)
        except Refusal as refusal:
            self.violations.append(f"{request.path.rpartition('/')[2]}: {refusal}")
            response = self.refuse(refusal)
        return response
