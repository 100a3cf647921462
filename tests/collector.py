"""An OTLP collector of a few lines: keeps what was exported, as bytes and as spans."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)


@dataclass(frozen=True)
class Exported:
    """A span as it came; ids in hexadecimal, parent "" at a trace's root."""

    service: str
    name: str
    trace: str
    id: str
    parent: str
    failed: bool
    events: int
    facts: dict[str, Any]


@dataclass
class Collector:
    """Listens on a free port of loopback between `start` and `stop`."""

    bodies: list[bytes] = field(default_factory=list)

    def start(self) -> None:
        collector = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if self.path == "/v1/traces":
                    collector.bodies.append(body)
                self.send_response(200)
                self.end_headers()
                self.wfile.write(ExportTraceServiceResponse().SerializeToString())

            def log_message(self, *_: object) -> None:
                """Silent."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def spans(self) -> list[Exported]:
        """All that have come so far."""
        return [span for body in list(self.bodies) for span in _spans(body)]

    def wait_for(self, *names: str, patience: float = 60) -> list[Exported]:
        """The spans, once one of each name is there; exporters send every few seconds."""
        until = time.monotonic() + patience
        while missing := set(names) - {span.name for span in self.spans}:
            assert time.monotonic() < until, f"no span of {missing} was exported"
            time.sleep(0.1)
        return self.spans


def _spans(body: bytes) -> list[Exported]:
    return [
        Exported(
            service=_facts(resource.resource.attributes)["service.name"],
            name=span.name,
            trace=span.trace_id.hex(),
            id=span.span_id.hex(),
            parent=span.parent_span_id.hex(),
            failed=span.status.code == span.status.STATUS_CODE_ERROR,
            events=len(span.events),
            facts=_facts(span.attributes),
        )
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans
        for scope in resource.scope_spans
        for span in scope.spans
    ]


def _facts(attributes: Any) -> dict[str, Any]:
    return {one.key: _value(one.value) for one in attributes}


def _value(value: Any) -> Any:
    kind = value.WhichOneof("value")
    if kind == "array_value":
        return [_value(one) for one in value.array_value.values]
    return getattr(value, kind)
