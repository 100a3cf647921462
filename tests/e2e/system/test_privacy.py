"""Seven hundred planted values: said to the bot, and looked for wherever they must not be."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor

from tests.collector import Collector
from tests.e2e.system import places
from tests.e2e.system.canary import FILE_WORD, KNOWN, ORDER, WORD, Values, plant
from tests.e2e.system.places import Needles, Place
from tests.e2e.system.recording_proxy import RecordingProxy
from tests.e2e.system.system import ROOT, Customer, System
from tests.planted import plain, values_of
from tests.planted import planted as said

pytestmark = pytest.mark.timeout(600)  # the first test says everything; alone, it starts the system
_STEPS = {
    *("receive", "turn", "understand", "dialogue", "action", "action.run"),
    *("answer", "scrub", "retrieve", "chat", "commit"),
}
REAL = 3  # questions that the real model answers; the proxy answers the others in its place


@dataclass(frozen=True)
class Planted:
    values: Values
    since: float
    conversation: str
    """In which KNOWN was asked."""

    def found(self, place: Place) -> set[tuple[str, str]]:
        """(where, value) of every planted value in a place."""
        return Needles(self.values.personal).found(place)


@pytest.fixture(scope="module")
def planted(system: System, proxy: RecordingProxy, system_database: str) -> Iterator[Planted]:
    """Everything is said once; the tests below look for it in one place each."""
    since = time.time()
    for _, text in said()[:REAL]:
        Customer(system.url).say(plain(text))
    proxy.mode = "answer"
    try:
        values = plant(system.url)
        known = Customer(system.url)
        known.say(KNOWN)
        proxy.mode = "refuse"  # what is logged of a fault
        Customer(system.url).say(plain(said()[0][1]))
        places.wait_until_answered(system_database)
    finally:
        proxy.mode = "pass"
    yield Planted(values, since, known.conversation)


def test_the_model_saw_placeholders_and_no_value(planted: Planted, proxy: RecordingProxy) -> None:
    sent = proxy.everything
    assert ORDER.encode() in sent and WORD.encode() in sent, "the model was not even asked"
    assert b"nine days" in sent and FILE_WORD.encode() in sent, "it saw nothing of the file"
    kinds = {kind.decode() for kind in re.findall(rb"<([A-Z_]+)_\d+>", sent)}
    missing = set(planted.values.personal.values()) - kinds
    assert missing == set(), "values of these types never came near the model"
    assert planted.found([("model", sent)]) == set()


def test_no_log_holds_a_customers_words(planted: Planted, system: System) -> None:
    """At DEBUG, of the bot, Rasa, the action server; not even words that are not personal."""
    written = list(places.logs(system))
    everything = b"".join(content for _, content in written)
    assert b"rasa.core" in everything and b"[debug" in everything
    assert {Path(where).stem for where, _ in written} >= {"bot", "actions", "run"}
    assert planted.found(written) == set()
    assert Needles([WORD, ORDER, FILE_WORD]).found(written) == set()


def test_no_table_holds_a_value(planted: Planted, system_database: str) -> None:
    """Of ours, the FAQ cache too; the shop's keep the note of a return, as they must."""
    ours = dict(places.tables(system_database))
    assert ours["xiaoq.faq_cache"], "nothing was cached: the test proves nothing"
    assert Needles([planted.conversation]).found(ours.items()), "the conversation must be there"
    assert planted.found(ours.items()) == set()
    asked = ours.keys() - {"xiaoq.faq_cache", "xiaoq.passages"}  # the help pages' own words
    assert Needles([WORD, FILE_WORD]).found((name, ours[name]) for name in asked) == set()
    assert Needles([FILE_WORD]).found(ours.items()) == set(), "an answer from a file was cached"
    shop = planted.found(places.tables(system_database, "shop"))
    assert shop == {("shop.returns", value) for value in planted.values.noted}


def test_no_file_of_postgresql_holds_a_value(planted: Planted, system_database: str) -> None:
    """The raw bytes of its tables, indexes, write-ahead log and own log, after a CHECKPOINT."""
    server = places.server_files(system_database)
    if not (server.folder / "base").is_dir():
        pytest.skip(f"{server.folder} is on another machine; unset DATABASE_URL to look into it")
    noted = {("shop.returns", value) for value in planted.values.noted}
    files = list(server.relations())
    known = Needles([planted.conversation])
    assert ("xiaoq.conversations", planted.conversation) in known.found(files), "nothing is read"
    assert planted.found(files) == noted
    log = list(server.write_ahead_log())
    assert known.found(log), "the write-ahead log must be there"
    assert {value for _, value in planted.found([*log, *server.messages()])} <= (
        planted.values.noted
    )


def test_no_metric_holds_a_value(planted: Planted, system: System) -> None:
    pages = [(path, httpx.get(system.url + path).content) for path in ("/metrics", "/health/ready")]
    assert b"xiaoq_" in pages[0][1]
    assert planted.found(pages) == set()


def test_no_trace_holds_a_customers_words(planted: Planted, collector: Collector) -> None:
    """Of any step, in the bot and in the action server."""
    spans = collector.wait_for(*_STEPS)
    assert {span.service for span in spans} == {"xiaoq-gateway", "xiaoq-bot", "xiaoq-actions"}
    assert any(span.failed for span in spans), "no fault was recorded: of it nothing is shown"
    turns = {span.trace for span in spans if span.name == "turn"}
    in_turns = {span.name for span in spans if span.trace in turns}
    assert in_turns >= _STEPS, "a step is not part of its message's trace"
    exported = [("traces", body) for body in list(collector.bodies)]
    assert Needles([planted.conversation]).found(exported), "the conversation must be there"
    assert planted.found(exported) == set()
    assert Needles([WORD, ORDER, FILE_WORD]).found(exported) == set()


def test_a_value_in_a_trace_would_be_found() -> None:
    """Each as an attribute and as an exception's message, the ways in which one could get there."""
    values = {value for _, marked in said() for _, value in values_of(marked)}
    leaks = Collector()
    leaks.start()
    provider = TracerProvider()
    exporter = OTLPSpanExporter(f"{leaks.url}/v1/traces")
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    for number, value in enumerate(sorted(values)[::20]):
        with provider.get_tracer("leak").start_as_current_span("leak") as span:
            if number % 2:
                span.set_attribute("text", value)
            else:
                span.record_exception(ValueError(value))
    leaks.stop()
    exported = [("traces", body) for body in leaks.bodies]
    assert {value for _, value in Needles(values).found(exported)} >= set(sorted(values)[::20])


def test_exports_are_masked(planted: Planted, system: System, tmp_path: Path) -> None:
    """In every format; the words that are not personal are all there."""
    exported = dict(places.exports(system, tmp_path))
    for where, content in exported.items():
        assert ORDER.encode() in content and WORD.encode() in content, where
        assert FILE_WORD.encode() in content or where == "rasa", where
        assert "PERSON_1" in content.decode("utf-8", "replace"), where
    assert planted.found(exported.items()) == set()


def test_nothing_lies_about(planted: Planted, system: System) -> None:
    """The state folder, the temporary files, and what a crash would leave in the working one."""
    state = list(places.files(Path(system.environment["XIAOQ_STATE_DIR"])))
    assert any(where.endswith("development.kek") for where, _ in state)
    assert planted.found(state) == set()
    assert planted.found(places.files(Path(system.environment["TMPDIR"]))) == set()
    sources = ("tests", "docs", "bench")  # which may name a value, and be edited meanwhile
    left_out = [ROOT / name for name in (".git", ".venv", ".pytest_cache", *sources)]
    assert planted.found(places.files(ROOT, since=planted.since, without=left_out)) == set()


def test_the_search_finds_what_is_there() -> None:
    """Each value, in each spelling that a log or a file could have."""
    values = {value for _, marked in said() for _, value in values_of(marked)}
    needles = Needles(values)
    for value in values:
        for spelling in places.spellings(value):
            assert ("here", value) in needles.found([("here", b"..." + spelling + b"...")])
