"""Traces for operators (OpenTelemetry over OTLP/HTTP): on with OTEL_EXPORTER_OTLP_ENDPOINT.

The spans themselves are made by `llm_backend.spans`; docs/operations.md lists them. Rasa 3.6's
open-source release has no tracing of its own, and no library is instrumented here, so that
nothing else can put a customer's text into a span.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from bot.errors import ConfigurationError
from bot.settings import environment
from llm_backend import spans
from llm_backend.spans import carried

_ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
_PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")
_SPOKEN = "http/protobuf"


def configure_tracing(service: str) -> Callable[[], None] | None:
    """Send this process's spans to the collector; None where none is named.

    Returns what sends the rest and ends it, for tests; at the process's end it happens by itself.

    service: `service.name` of the spans, unless OTEL_SERVICE_NAME says another. Raises
    ConfigurationError for a protocol that is not spoken. A collector that is away costs nothing
    but the spans: they are sent from a thread of their own, and dropped when too many wait.
    """
    env = environment()
    if not is_on(env):
        return None
    _require_protocol(env)
    for name, value in env.items():  # the exporter reads the process's environment only
        if name.startswith("OTEL_"):
            os.environ.setdefault(name, value)
    os.environ.setdefault("OTEL_SERVICE_NAME", service)

    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider()
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    spans.record_with(provider.get_tracer("xiaoq"))

    def stop() -> None:
        spans.record_with(None)
        provider.shutdown()  # type: ignore[no-untyped-call]

    return stop


def is_on(env: Mapping[str, str]) -> bool:
    """Whether a collector is named and tracing not switched off, by OpenTelemetry's variables."""
    off = env.get("OTEL_SDK_DISABLED", "").lower() == "true"
    nowhere = env.get("OTEL_TRACES_EXPORTER", "otlp") != "otlp"
    return not (off or nowhere) and any(env.get(name) for name in _ENDPOINTS)


def _require_protocol(env: Mapping[str, str]) -> None:
    for name in _PROTOCOLS:
        if env.get(name, _SPOKEN) != _SPOKEN:
            raise ConfigurationError(
                f"{name} must be {_SPOKEN} (a collector's port 4318), not {env[name]!r}"
            )


def trace_requests(app: Any, name: str) -> None:
    """Make each POST to a Sanic application a span, below the caller's."""
    for route in app.router.routes:
        if "POST" in route.methods:
            route.handler = _traced(route.handler, name)


def _traced(handler: Any, name: str) -> Any:
    async def traced(request: Any, **arguments: Any) -> Any:
        with spans.span(name, kind="SERVER", parent=carried(request.headers)):
            return await handler(request, **arguments)

    return traced
