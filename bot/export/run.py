"""One export from beginning to end: read, mask, write, count, leave a trace in the audit."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from bot.export.csv_sink import CsvSink
from bot.export.events import masked, texts_of
from bot.export.jsonl_sink import JsonlSink
from bot.export.masking import Hide, Masker, Texts, show
from bot.export.output import atomic_file, standard_output
from bot.export.progress import Progress
from bot.export.proof import replies, replies_in
from bot.export.sft_sink import SftSink
from bot.export.sink import Sink
from bot.store.audit import record
from bot.store.database import Database
from bot.store.event_log import recorded
from bot.store.lines import Line
from bot.store.transcript import Chunk, Filter, count, erased, transcripts

if TYPE_CHECKING:
    from bot.export.rasa_sink import RasaSink
    from bot.pii.scrubber import Scrubber

FORMATS = ("jsonl", "csv", "xlsx", "rasa", "sft")


@dataclass(frozen=True, kw_only=True)
class Request:
    """What is to be exported, how, and by whom. output None: standard output."""

    wanted: Filter
    format: str
    zone: tzinfo
    actor: str
    unmask: bool = False
    output: Path | None = None
    force: bool = False


@dataclass
class Counts:
    """What was exported."""

    conversations: int = 0
    messages: int = 0
    erased: int = 0


async def export(database: Database, request: Request, scrubber: Scrubber | None) -> Counts:
    """Write what `request` asks for. scrubber: None only for unmasked exports.

    Raises ExportError when it cannot be written; there is no file then, or the old one.
    """
    hide: Hide = show if scrubber is None else Masker(scrubber)
    counts = Counts()
    await _record(database, request, stage="begun")
    with ExitStack() as stack:
        if request.format == "rasa":
            await _export_events(database, request, hide, counts, _rasa_sink(stack, request))
        else:
            sink = make_sink(request, stack.enter_context(_file(request)))
            await _export_messages(database, request, hide, counts, sink)
        await _record(database, request, stage="done", **asdict(counts))
    return counts


async def _record(database: Database, request: Request, **detail: Any) -> None:
    """Who takes out what, before anything leaves, and how much, before a file has its name."""
    asked = {name: value for name, value in asdict(request.wanted).items() if value}
    filters = json.loads(json.dumps(asked, default=str))
    named = len(filters.pop("conversations", ()))  # an id would outlive its conversation's erasure
    async with database.transaction() as connection:
        await record(
            connection,
            database,
            actor=request.actor,
            action="export",
            subject=request.format,
            detail={"unmask": request.unmask, "filters": filters, "named": named, **detail},
        )


def make_sink(request: Request, file: BinaryIO) -> Sink:
    """The writer of a format that consists of messages."""
    if request.format == "csv":
        return CsvSink(file, request.zone)
    if request.format == "xlsx":
        from bot.export.xlsx_sink import XlsxSink

        return XlsxSink(file, request.zone)
    return SftSink(file) if request.format == "sft" else JsonlSink(file, request.zone)


async def _export_messages(
    database: Database, request: Request, hide: Hide, counts: Counts, sink: Sink
) -> None:
    whole = request.format == "sft"
    total = await count(database, request.wanted, messages=True)
    progress = Progress(total, "messages")
    seen = ""
    async for chunk in transcripts(database, request.wanted, whole=whole):
        await sink.write(chunk.conversation, await _hidden(chunk, hide))
        counts.conversations += chunk.conversation.id != seen
        seen = chunk.conversation.id
        counts.messages += len(chunk.lines)
        progress.advance(len(chunk.lines))
    for subject, at in await erased(database, request.wanted):
        await sink.erased(subject, at)
        counts.erased += 1
    await sink.finish()
    progress.finish()


async def _export_events(
    database: Database, request: Request, hide: Hide, counts: Counts, sink: RasaSink
) -> None:
    progress = Progress(await count(database, request.wanted, messages=False), "conversations")
    async for one in recorded(database, request.wanted):
        texts = [text for event in one.events for text in texts_of(event)]
        said = Texts(texts, one.vault, one.conversation.language, replies_in(one.events))
        shown = await hide(said)
        events = one.events if request.unmask else [masked(event, shown) for event in one.events]
        sink.write(one.conversation.id, events)
        counts.conversations += 1
        counts.messages += sum(event.get("event") in ("user", "bot") for event in events)
        progress.advance()
    sink.finish()
    progress.finish()


async def _hidden(chunk: Chunk, hide: Hide) -> list[Line]:
    texts = [text for line in chunk.lines for text in (line.text, *line.buttons)]
    shown = await hide(Texts(texts, chunk.vault, chunk.conversation.language, replies(chunk.lines)))
    return [
        replace(line, text=shown[line.text], buttons=tuple(map(shown.__getitem__, line.buttons)))
        for line in chunk.lines
    ]


def _file(request: Request) -> Any:
    if request.output is None:
        return standard_output(binary=request.format == "xlsx")
    return atomic_file(request.output, private=request.unmask, force=request.force)


def _rasa_sink(stack: ExitStack, request: Request) -> RasaSink:
    """Trackers, and beside them stories: `x.json` and `x.stories.yml`; `x.yml`: stories alone."""
    from bot.export.rasa_sink import RasaSink

    output = request.output
    if output is None:
        return RasaSink(stack.enter_context(_file(request)), None)
    if output.suffix in (".yml", ".yaml"):
        return RasaSink(None, stack.enter_context(_file(request)))
    beside = replace(request, output=output.with_suffix(".stories.yml"))
    trackers = stack.enter_context(_file(request))
    return RasaSink(trackers, stack.enter_context(_file(beside)))
