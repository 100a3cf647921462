"""For operators and orchestrators, on the bot's port: /health/live, /health/ready, /metrics."""

from __future__ import annotations

import hmac
import ipaddress
import os
from collections.abc import Awaitable, Callable
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json, raw

from bot.ops.health import check

OnMessage = Callable[[UserMessage], Awaitable[Any]]


class Health(InputChannel):  # type: ignore[misc]
    """Whether this process lives, and whether it can take messages."""

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return "health"

    def url_prefix(self) -> str:
        """At the root, not under /webhooks."""
        return "/health"

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """GET /health/live and /health/ready."""
        blueprint = Blueprint("xiaoq_health")

        @blueprint.get("/live")  # type: ignore[untyped-decorator]
        async def live(request: Request) -> HTTPResponse:
            return json({"status": "alive"})

        @blueprint.get("/ready")  # type: ignore[untyped-decorator]
        async def ready(request: Request) -> HTTPResponse:
            health = await check(getattr(request.app.ctx, "xiaoq", None))
            return json(health.as_dict(), 200 if health.ready else 503)

        return blueprint


class Metrics(InputChannel):  # type: ignore[misc]
    """Prometheus metrics; for this machine, or with `Authorization: Bearer $METRICS_TOKEN`."""

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return "metrics"

    def url_prefix(self) -> str:
        """At the root, not under /webhooks."""
        return "/metrics"

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """GET /metrics."""
        blueprint = Blueprint("xiaoq_metrics")

        @blueprint.get("/")  # type: ignore[untyped-decorator]
        async def metrics(request: Request) -> HTTPResponse:
            if not _may_see(request):
                return empty(404)
            return raw(generate_latest(), content_type=CONTENT_TYPE_LATEST)

        return blueprint


def _may_see(request: Request) -> bool:
    token = os.environ.get("METRICS_TOKEN")
    if token:
        given = str(request.headers.get("authorization") or "")
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    forwarded = request.headers.get("x-forwarded-for") or request.headers.get("forwarded")
    return not forwarded and ipaddress.ip_address(request.ip).is_loopback
