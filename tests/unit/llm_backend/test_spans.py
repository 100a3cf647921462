"""What a span may hold, and that there is none while tracing is off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from llm_backend.spans import begin, carried, carrier, end, note, record_with, span, spanned


@pytest.fixture
def exporter() -> Iterator[InMemorySpanExporter]:
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    record_with(provider.get_tracer("test"))
    yield exporter
    record_with(None)


def only(exporter: InMemorySpanExporter) -> ReadableSpan:
    (done,) = exporter.get_finished_spans()
    return done


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (3, 3),
        (0.5, 0.5),
        (True, True),
        ("return_order", "return_order"),
        ("web:AbC-1", "web:AbC-1"),
        ("help/zh-returns.md", "help/zh-returns.md"),
        (["PERSON", "PHONE_NUMBER"], ("PERSON", "PHONE_NUMBER")),
        ("I am Maria Lopez", "…"),
        ("张伟", "…"),
        ("maria@example.com", "…"),
        ({"text": "Maria"}, "…"),
        (["ok", "Maria Lopez"], ("ok", "…")),
    ],
)
def test_a_value_that_could_be_a_customers_is_left_out(
    exporter: InMemorySpanExporter, value: object, kept: object
) -> None:
    with span("step", fact=value):
        pass
    assert dict(only(exporter).attributes or {}) == {"xiaoq.fact": kept}


def test_of_an_exception_only_its_type_is_kept(exporter: InMemorySpanExporter) -> None:
    with pytest.raises(ValueError), span("step"):
        raise ValueError("Maria Lopez, 13812345678")
    done = only(exporter)
    assert done.attributes == {"error.type": "ValueError"}
    assert not done.status.is_ok and done.status.description is None
    assert done.events == ()


async def test_a_function_is_a_span_below_its_callers(exporter: InMemorySpanExporter) -> None:
    @spanned("inner")
    async def inner() -> int:
        note(count=2)
        return 2

    with span("outer"):
        assert await inner() == 2
    below, above = exporter.get_finished_spans()
    assert (below.name, above.name) == ("inner", "outer")
    assert below.parent and above.context and below.parent.span_id == above.context.span_id
    assert below.attributes == {"xiaoq.count": 2}


def test_another_process_continues_the_trace(exporter: InMemorySpanExporter) -> None:
    with span("here"):
        sent = carrier()
    with span("elsewhere"), span("there", parent=carried(sent)):
        pass
    here, there, _ = exporter.get_finished_spans()
    assert here.context and there.context and there.parent
    assert there.context.trace_id == here.context.trace_id
    assert there.parent.span_id == here.context.span_id


@pytest.mark.parametrize("parent", ["", "00-zz-1-01", "Maria Lopez"])
def test_a_wrong_header_begins_a_trace(exporter: InMemorySpanExporter, parent: str) -> None:
    with span("there", parent=parent):
        pass
    assert only(exporter).parent is None


def test_a_request_that_failed(exporter: InMemorySpanExporter) -> None:
    request = begin("chat")
    assert set(carrier(request)) == {"traceparent"}
    end(request, failed=True, tries=2)
    assert not only(exporter).status.is_ok
    assert only(exporter).attributes == {"xiaoq.tries": 2}


def test_off_there_is_nothing() -> None:
    with span("step"):
        note(count=1)
        assert carrier() == {}
    request = begin("chat")
    assert request is None and carrier(request) == {}
    end(request, failed=False)
