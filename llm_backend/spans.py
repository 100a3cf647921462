"""Trace spans (OpenTelemetry), for every package; off and next to free until `record_with`.

    with span("retrieve"):
        ...
        note(hits=3, documents=["returns.md"])

A span carries ids, counts, decisions and types, never text: a value that could be a sentence is
left out (`_safe`), and of an exception only its type is kept, since its message may quote a
customer. OpenTelemetry itself is imported only where tracing is on (bot/ops/tracing.py).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_HEADER = "traceparent"
_NAME = re.compile(r"[\w.:/+-]{1,200}", re.ASCII)
_HIDDEN = "…"
_tracer: Any = None


def record_with(tracer: Any) -> None:
    """From now on spans go to this OpenTelemetry tracer; None: to nobody."""
    global _tracer
    _tracer = tracer


@contextmanager
def span(
    name: str, *, kind: str = "INTERNAL", parent: str | None = None, **facts: Any
) -> Iterator[None]:
    """A step that is timed, below the step that is running.

    kind: SERVER, CLIENT, PRODUCER, CONSUMER or INTERNAL, as OpenTelemetry names them.
    parent: a W3C `traceparent` from another process, in place of the step that is running.
    """
    if _tracer is None:
        yield
        return
    with _tracer.start_as_current_span(
        name,
        context=_context(parent),
        kind=_kind(kind),
        attributes=_attributes(facts),
        record_exception=False,  # it would keep the message
        set_status_on_exception=False,
    ) as current:
        try:
            yield
        except BaseException as error:
            current.set_attributes({"error.type": type(error).__name__})
            _mark_failed(current)
            raise


def spanned(name: str) -> Callable[[Callable[P, Awaitable[T]]], Callable[P, Awaitable[T]]]:
    """A coroutine function whose every call is a span."""

    def decorate(function: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[T]]:
        @functools.wraps(function)
        async def traced(*args: P.args, **kwargs: P.kwargs) -> T:
            with span(name):
                return await function(*args, **kwargs)

        return traced

    return decorate


def begin(name: str, **facts: Any) -> Any:
    """A request to another server, as a span that `end` ends; None when tracing is off.

    For an async generator, whose body does not always run in the context of its reader.
    """
    if _tracer is None:
        return None
    return _tracer.start_span(name, kind=_kind("CLIENT"), attributes=_attributes(facts))


def end(begun: Any, *, failed: bool, **facts: Any) -> None:
    """End what `begin` began; nothing for None."""
    if begun is not None:
        begun.set_attributes(_attributes(facts))
        if failed:
            _mark_failed(begun)
        begun.end()


def note(**facts: Any) -> None:
    """Facts about the step that is running."""
    if _tracer is not None:
        from opentelemetry.trace import get_current_span

        get_current_span().set_attributes(_attributes(facts))


def carrier(of: Any = None) -> dict[str, str]:
    """The W3C header that lets another process continue below `of`, or the step that is running."""
    if _tracer is None:
        return {}
    from opentelemetry.trace import get_current_span
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    found: dict[str, str] = {}
    TraceContextTextMapPropagator().inject(found, context=_context_of(of or get_current_span()))
    return {_HEADER: found[_HEADER]} if _HEADER in found else {}


def carried(payload: Mapping[str, Any]) -> str | None:
    """The `traceparent` that came with a message or request, where there is one."""
    value = payload.get(_HEADER)
    return value if isinstance(value, str) else None


def _mark_failed(failed: Any) -> None:
    from opentelemetry.trace import StatusCode

    failed.set_status(StatusCode.ERROR)


def _context_of(current: Any) -> Any:
    from opentelemetry.trace import set_span_in_context

    return set_span_in_context(current)


def _context(parent: str | None) -> Any:
    """None is the running step's."""
    if parent is None:
        return None
    from opentelemetry.context import Context
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    return TraceContextTextMapPropagator().extract({_HEADER: parent}, context=Context())


def _kind(name: str) -> Any:
    from opentelemetry.trace import SpanKind

    return SpanKind[name]


def _attributes(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Ours begin with `xiaoq.`; those of OpenTelemetry's conventions have a dot already."""
    return {
        name if "." in name else f"xiaoq.{name}": _safe(value)
        for name, value in facts.items()
        if value is not None
    }


def _safe(value: Any) -> Any:
    """Numbers, and words of ours: a name, an id, a path; anything else could be a customer's."""
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return [str(_safe(one)) for one in value]
    return value if isinstance(value, str) and _NAME.fullmatch(value) else _HIDDEN
