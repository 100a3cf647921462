"""For operators and orchestrators, on the bot's port: /health/live, /health/ready, /metrics."""

from __future__ import annotations

import hmac
import ipaddress
import os

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json, raw

from bot.ops.health import check
from channels.seam import Entry, OnMessage


class Health(Entry):
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
            context = request.app.ctx
            worker = getattr(context, "worker", None)  # a gateway's, where it knows one
            health = await check(
                getattr(context, "xiaoq", None), turns=await worker.ready() if worker else None
            )
            return json(health.as_dict(), 200 if health.ready else 503)

        return blueprint


class Metrics(Entry):
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
            return raw(generate_latest(_registry()), content_type=CONTENT_TYPE_LATEST)

        return blueprint


def _registry() -> CollectorRegistry:
    """This process's metrics, or those of all that share PROMETHEUS_MULTIPROC_DIR."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    shared = CollectorRegistry()
    MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
    return shared


def _may_see(request: Request) -> bool:
    token = os.environ.get("METRICS_TOKEN")
    if token:
        given = str(request.headers.get("authorization") or "")
        return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
    forwarded = request.headers.get("x-forwarded-for") or request.headers.get("forwarded")
    return not forwarded and ipaddress.ip_address(request.ip).is_loopback
