"""What is known about one call of the model, for metrics and the log: ids, times, counts."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from llm_backend import metrics
from llm_backend.caller import new_request_id
from llm_backend.errors import (
    ModelError,
    ModelOutputInvalid,
    ModelRejected,
    ModelTimeout,
    ModelUnavailable,
)
from llm_backend.requests import ModelRequest
from llm_backend.spans import begin, carrier, end

_log = logging.getLogger(__name__)
_OUTCOMES: tuple[tuple[type[BaseException], str], ...] = (
    (ModelUnavailable, "unavailable"),
    (ModelTimeout, "timeout"),
    (ModelRejected, "rejected"),
    (ModelOutputInvalid, "invalid"),
    (ModelError, "failed"),
    (GeneratorExit, "left"),  # the reader stopped reading
    (asyncio.CancelledError, "left"),
)


@dataclass
class Call:
    """Filled while the call runs; written to metrics and log at its end."""

    request_id: str
    span: Any = None
    server: str = "-"
    tries: int = 0
    first_token: float | None = None
    usage: dict[str, Any] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)

    def began(self) -> None:
        """The first token is here."""
        self.first_token = time.monotonic() - self.started
        metrics.FIRST_TOKEN.observe(self.first_token)

    @property
    def headers(self) -> dict[str, str]:
        """By which server and router can tell the request apart, and continue its trace."""
        return {"X-Request-Id": self.request_id, **carrier(self.span)}


@contextmanager
def recorded(request: ModelRequest, *, model: str) -> Iterator[Call]:
    """A call that is recorded however it ends."""
    named = request.model or model
    span = begin("chat", **{"gen_ai.operation.name": "chat", "gen_ai.request.model": named})
    call = Call(request.request_id or new_request_id(), span)
    outcome = "failed"
    try:
        yield call
        outcome = "ok"
    except BaseException as error:
        outcome = next((name for kind, name in _OUTCOMES if isinstance(error, kind)), outcome)
        raise
    finally:
        _record(call, outcome)


def _record(call: Call, outcome: str) -> None:
    total = time.monotonic() - call.started
    prompt = int(call.usage.get("prompt_tokens") or 0)
    written = int(call.usage.get("completion_tokens") or 0)
    cached = int((call.usage.get("prompt_tokens_details") or {}).get("cached_tokens") or 0)
    metrics.CALLS.labels(outcome).inc()
    metrics.TOTAL.observe(total)
    for kind, count in (("prompt", prompt), ("cached", cached), ("completion", written)):
        metrics.TOKENS.labels(kind).inc(count)
    end(
        call.span,
        failed=outcome not in ("ok", "left"),
        outcome=outcome,
        request=call.request_id,
        tries=call.tries,
        first_token_seconds=call.first_token,
        cached_tokens=cached,
        **{
            "server.address": call.server,
            "gen_ai.usage.input_tokens": prompt,
            "gen_ai.usage.output_tokens": written,
        },
    )
    _log.info(
        "model call %s: %s, server %s, tries %d, first token %s, total %.3f s, "
        "%d tokens read (%d from the cache), %d written",
        call.request_id, outcome, call.server, call.tries,
        "none" if call.first_token is None else f"{call.first_token:.3f} s",
        total, prompt, cached, written,
    )  # fmt: skip
