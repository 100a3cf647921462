"""What staff take out of the database: in every format, masked unless they ask and sign for it."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import secrets
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from rasa.cli.utils import validate_files
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.validator import Validator
from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import create_async_engine

from bot.current import Outgoing
from bot.export.rows import COLUMNS
from bot.export.run import Counts, Request, export
from bot.pii.scrubber import Scrubber, default_scrubber
from bot.settings import ROOT
from bot.store.commit import write_outgoing
from bot.store.database import Database
from bot.store.engine import async_url
from bot.store.event_log import recorded
from bot.store.schema import audit, conversations, erasures, inbox
from bot.store.tracker_store import PostgresTrackerStore
from bot.store.transcript import Filter, batches, transcripts
from llm_backend.finetune.data import load
from tests.integration.conftest import deliver

PHONE, NAME, ORDER = "13987654321", "张伟", "W1000001"
HEARD = f"我叫{NAME}，手机号是{PHONE}，订单{ORDER}到哪了？"
SAID = f"{NAME}您好，已记下 {PHONE}，订单 {ORDER} 在途。"
PAGES = ({"document": "zh/shipping.md", "passage": "1", "title": "物流"},)
FACTS = {"intent": "order_status", "confidence": 0.97, "source": "nlu", "flow": "lookup_form"}


TIMES = re.compile(r"\d{2}:\d{2}:\d{2}\.\d+|\d{10}\.\d+")
"""In which any four digits may stand."""


@pytest.fixture(scope="module")
def scrubber() -> Scrubber:
    """It searches in this process, as long as nobody starts its workers."""
    return default_scrubber()


@pytest.fixture
def tag() -> str:
    """Marks the conversations of one test."""
    return secrets.token_hex(4)


@pytest.fixture
async def talk(store: Database, conversation: str, tag: str) -> AsyncIterator[str]:
    """A conversation with one question and its answer, and the events Rasa would store."""
    await deliver(store, conversation, HEARD)
    events = [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
        UserUttered(
            HEARD,
            {"name": "order_status", "confidence": 0.97},
            [{"entity": "order_number", "value": ORDER, "start": 21, "end": 29, "extractor": "x"}],
            input_channel="web",
            message_id="m1",
            metadata={"phone": PHONE},
        ),
        SlotSet("order_number", ORDER),
        SlotSet("return_note", f"call {PHONE}"),
        ActionExecuted("utter_verify"),
        BotUttered(SAID, {"buttons": [{"title": NAME, "payload": "/affirm"}]}),
        ActionExecuted("action_listen"),
    ]
    tracker = DialogueStateTracker.from_events(conversation, events, [])
    await PostgresTrackerStore(Domain.empty(), store=store).save(tracker)
    async with store.transaction() as connection:
        asked = update(inbox).where(inbox.c.conversation == conversation)
        row = await connection.execute(asked.values(facts=FACTS).returning(inbox.c.id))
        button = {"title": NAME, "payload": "/affirm"}
        messages = [Outgoing(SAID, buttons=(button,), citations=PAGES, source="flow")]
        await write_outgoing(connection, store, conversation, messages, inbox_id=row.scalar_one())
        staff = [Outgoing("我是客服小李。", role="staff")]
        await write_outgoing(connection, store, conversation, staff)
        await connection.execute(
            update(conversations)
            .where(conversations.c.id == conversation)
            .values(tags=[tag], rating=5, language="zh", channel="web")
        )
    yield conversation


@pytest.fixture
def request_for(tag: str, tmp_path: Path) -> Request:
    return Request(
        wanted=Filter(tag=tag),
        format="jsonl",
        zone=timezone.utc,
        actor="operator:tester",
        output=tmp_path / "out",
    )


async def written(
    store: Database, request: Request, scrubber: Scrubber | None, name: str, **options: Any
) -> tuple[Path, Counts]:
    assert request.output is not None
    path = request.output.with_name(name)
    return path, await export(store, replace(request, output=path, **options), scrubber)


@pytest.mark.usefixtures("talk")
async def test_a_review_export_masks_people_and_keeps_orders(
    store: Database, request_for: Request, scrubber: Scrubber, conversation: str
) -> None:
    path, counts = await written(store, request_for, scrubber, "x.jsonl")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [row["speaker"] for row in rows] == ["user", "bot", "staff"]
    assert counts == Counts(conversations=1, messages=3)
    whole = path.read_text("utf-8")
    assert PHONE not in whole and NAME not in whole
    assert whole.count(ORDER) == 2
    assert whole.count("<PHONE_NUMBER_1>") == 2, "one value, one placeholder"
    assert whole.count("<PERSON_1>") == 3, "in the button, too"
    asked, answered, _ = rows
    assert asked["conversation"] == conversation
    assert (asked["intent"], asked["confidence"], asked["flow"]) == ("order_status", 0.97, "lookup")
    assert (answered["passages"], answered["source"]) == (["zh/shipping.md#1"], "flow")
    assert datetime.fromisoformat(asked["time"]).tzinfo is not None
    assert set(asked) == set(COLUMNS)


@pytest.mark.usefixtures("talk")
async def test_a_spreadsheet_program_opens_both_tables(
    store: Database, request_for: Request, scrubber: Scrubber
) -> None:
    path, _ = await written(store, request_for, scrubber, "x.csv", format="csv")
    text = io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")
    in_csv = list(csv.DictReader(text, dialect="excel"))
    path, _ = await written(store, request_for, scrubber, "x.xlsx", format="xlsx")
    sheet = load_workbook(path).active
    in_xlsx = [
        dict(zip(COLUMNS, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)
    ]
    assert len(in_csv) == len(in_xlsx) == 3
    for one, other in zip(in_csv, in_xlsx, strict=True):
        assert one["text"] == other["text"] and PHONE not in one["text"]
        assert isinstance(other["time"], datetime)
        assert one["time"].startswith(str(other["time"])[:19])


@pytest.mark.usefixtures("talk")
async def test_a_training_export_is_what_the_fine_tuning_reads(
    store: Database, request_for: Request, scrubber: Scrubber, tag: str
) -> None:
    path, _ = await written(store, request_for, scrubber, "x.jsonl", format="sft")
    (row,) = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [m["role"] for m in row["messages"]] == ["user", "assistant", "assistant"]
    assert row["tags"] == [tag] and row["rating"] == 5
    assert [m.get("learn", True) for m in row["messages"]] == [True, False, False]
    dataset = load(path, tags=[tag], min_rating=4, held_back=0)
    assert dataset.train == [] and dataset.left_out == {"no answer": 1}


async def test_only_what_the_model_said_is_learnt(
    store: Database, request_for: Request, scrubber: Scrubber, talk: str
) -> None:
    """In one turn the model answers, and then the flow asks its question again."""
    await deliver(store, talk, "Can I return worn shoes?")
    async with store.transaction() as connection:
        newest = select(func.max(inbox.c.id)).where(inbox.c.conversation == talk)
        asked = update(inbox).where(inbox.c.id == newest.scalar_subquery())
        facts = {**FACTS, "answer_source": "model"}
        row = await connection.execute(asked.values(facts=facts).returning(inbox.c.id))
        said = [
            Outgoing("Only unworn ones.", source="model"),
            Outgoing("Your order is on its way. Which one?", source="flow"),
        ]
        await write_outgoing(connection, store, talk, said, inbox_id=row.scalar_one())
    path, _ = await written(store, request_for, scrubber, "x.jsonl", format="sft")
    (example,) = load(path, held_back=0).train
    assert [message["content"] for message in example.completion] == ["Only unworn ones."]
    path, _ = await written(store, request_for, scrubber, "t.jsonl")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [row["source"] for row in rows if row["speaker"] == "bot"] == ["flow", "model", "flow"]


async def test_the_proof_of_an_order_is_hidden_in_every_format(
    store: Database, request_for: Request, scrubber: Scrubber, conversation: str, tag: str
) -> None:
    replies = ("我的是４８２１", "4821", "four eight two one")
    events: list[Any] = [
        ActionExecuted("action_listen"),
        UserUttered(f"{ORDER}, phone ending 4821", {"name": "order_status", "confidence": 1.0}),
        ActionExecuted("lookup_form"),
        ActiveLoop("lookup_form"),
        SlotSet("requested_slot", "verification"),
        ActionExecuted("action_listen"),
    ]
    for reply in replies:
        entities = [{"entity": "number", "value": 4821}, {"entity": "said", "value": reply}]
        events += [
            UserUttered(reply, {"name": "inform", "confidence": 0.9}, entities),
            ActionExecuted("action_listen"),
        ]
        await deliver(store, conversation, reply)
    async with store.transaction() as connection:
        asked = update(inbox).where(inbox.c.conversation == conversation)
        await connection.execute(asked.values(facts={"asked": "verification"}))
    await deliver(store, conversation, f"{ORDER}, phone ending 4821")
    await deliver(store, conversation, "did I not say 4821?")
    async with store.transaction() as connection:
        row = update(conversations).where(conversations.c.id == conversation)
        await connection.execute(row.values(tags=[tag]))
    tracker = DialogueStateTracker.from_events(conversation, events, [])
    await PostgresTrackerStore(Domain.empty(), store=store).save(tracker)
    for format in ("jsonl", "csv", "sft", "rasa"):
        path, _ = await written(store, request_for, scrubber, f"p.{format}", format=format)
        text = path.read_text("utf-8")
        if format == "rasa":
            text += path.with_suffix(".stories.yml").read_text("utf-8")
        text = TIMES.sub("", text.replace(conversation, ""))
        for secret in ("4821", "４８２１", "four eight", "\\uff14"):
            assert secret not in text, (format, secret)
        assert "<PROOF_1>" in text and ORDER in text
    path, _ = await written(store, request_for, scrubber, "p.xlsx", format="xlsx")
    cells = [row[4] for row in load_workbook(path).active.iter_rows(values_only=True)]
    assert cells[1:3] == ["我的是<PROOF_1>", "<PROOF_1>"]


@pytest.mark.usefixtures("talk")
async def test_rasa_loads_the_trackers_and_reads_the_stories(
    store: Database, request_for: Request, scrubber: Scrubber, conversation: str
) -> None:
    path, counts = await written(store, request_for, scrubber, "x.json", format="rasa")
    stories = path.with_name("x.stories.yml")
    for file in (path, stories):
        assert PHONE not in file.read_text("utf-8") and NAME not in file.read_text("utf-8")
    domain = Domain.load(str(ROOT / "domain.yml"))
    (state,) = json.loads(path.read_text("utf-8"))
    tracker = DialogueStateTracker.from_dict(conversation, state["events"], domain.slots)
    assert tracker.get_slot("order_number") == ORDER and counts.messages == 2
    heard = tracker.latest_message
    assert "<PHONE_NUMBER_1>" in heard.text and heard.intent_name == "order_status"
    (entity,) = heard.entities
    assert heard.text[entity["start"] : entity["end"]] == ORDER
    (step,) = YAMLStoryReader(domain).read_from_file(stories)
    assert step.block_name == f"{conversation}, session 1"
    assert [e.intent_name for e in step.events if isinstance(e, UserUttered)] == ["order_status"]
    acted = [e.action_name for e in step.events if isinstance(e, ActionExecuted)]
    assert "utter_verify" in acted
    importer = TrainingDataImporter.load_from_config(
        str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(stories)]
    )
    validate_files(False, None, importer, stories_only=True)  # `rasa data validate stories`
    assert Validator.from_importer(importer).verify_actions_in_stories_rules()


@pytest.mark.usefixtures("talk")
async def test_unmasked_is_as_it_was_said_and_for_its_owner_only(
    store: Database, request_for: Request
) -> None:
    path, _ = await written(store, request_for, None, "x.jsonl", unmask=True)
    assert json.loads(path.read_text("utf-8").splitlines()[0])["text"] == HEARD
    assert path.stat().st_mode & 0o777 == 0o600
    path, _ = await written(store, request_for, None, "x.json", format="rasa", unmask=True)
    (state,) = json.loads(path.read_text("utf-8"))
    assert state["events"][3]["text"] == HEARD
    assert state["events"][3]["metadata"] == {"phone": PHONE}


HOUR = timedelta(hours=1)
NOW = datetime.now(timezone.utc)


@pytest.mark.usefixtures("talk")
@pytest.mark.parametrize(
    ("more", "messages"),
    [
        ({}, 3),
        ({"channel": "web", "language": "zh", "rating": (4, 5)}, 3),
        ({"channel": "slack"}, 0),
        ({"language": "en"}, 0),
        ({"rating": (1, 4)}, 0),
        ({"tag": "hats"}, 0),
        ({"since": NOW + HOUR}, 0),
        ({"until": NOW - HOUR}, 0),
        ({"since": NOW - HOUR, "until": NOW + HOUR}, 3),
        ({"conversations": ("nobody",)}, 0),
    ],
)
async def test_every_filter_filters(
    store: Database, request_for: Request, more: dict[str, Any], messages: int
) -> None:
    wanted = replace(request_for.wanted, **more)
    path, counts = await written(store, request_for, None, "x.csv", format="csv", wanted=wanted)
    assert counts.messages == messages
    rows = path.read_bytes().decode("utf-8-sig").splitlines()
    assert len(rows) == messages + 1, "an empty table has its head"


async def test_only_the_messages_of_the_days_are_shown_and_training_sees_all(
    store: Database, request_for: Request, talk: str
) -> None:
    async with store.transaction() as connection:
        asked = update(inbox).where(inbox.c.conversation == talk)
        await connection.execute(asked.values(received_at=NOW - timedelta(days=3)))
        began = update(conversations).where(conversations.c.id == talk)
        await connection.execute(began.values(created_at=NOW - timedelta(days=3)))
    wanted = replace(request_for.wanted, since=NOW - HOUR)
    _, counts = await written(store, request_for, None, "x.jsonl", wanted=wanted)
    assert counts.messages == 2
    _, counts = await written(store, request_for, None, "s.jsonl", wanted=wanted, format="sft")
    assert counts.messages == 3


async def test_a_long_conversation_comes_in_pieces_and_in_order(
    store: Database, request_for: Request, talk: str
) -> None:
    async with store.transaction() as connection:
        await write_outgoing(connection, store, talk, [Outgoing(str(n)) for n in range(1200)])
    path, counts = await written(store, request_for, None, "x.jsonl")
    texts = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    assert texts[3:] == [str(n) for n in range(1200)]
    assert counts == Counts(conversations=1, messages=1203)
    path, _ = await written(store, request_for, None, "s.jsonl", format="sft")
    (row,) = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert len(row["messages"]) == 1203, "one conversation is one line"


async def test_reading_may_take_as_long_as_masking_takes(
    store: Database, database_url: str, request_for: Request, talk: str
) -> None:
    """PostgreSQL ends a transaction that nothing happens in; not an export's."""
    session = {"idle_in_transaction_session_timeout": "300"}  # milliseconds
    engine = create_async_engine(async_url(database_url), connect_args={"server_settings": session})
    hasty = Database(database_url, engine, store.keys)
    lines = []
    async for chunk in transcripts(hasty, request_for.wanted):
        await asyncio.sleep(1)
        lines += chunk.lines
    async for one in recorded(hasty, request_for.wanted):
        await asyncio.sleep(1)
        assert one.conversation.id == talk
    assert len(lines) == 3
    await hasty.close()


async def test_more_than_a_batch_of_conversations_each_once(
    store: Database, request_for: Request, tag: str
) -> None:
    ids = [f"test:{tag}:{number:03}" for number in range(230)]
    async with store.transaction() as connection:  # all of one moment: the id decides
        rows = [{"id": one, "channel": "web", "tags": [tag]} for one in reversed(ids)]
        await connection.execute(insert(conversations), rows)
    found = [batch async for batch in batches(store, request_for.wanted)]
    assert [len(batch) for batch in found] == [100, 100, 30]
    assert [one.id for batch in found for one in batch] == ids


@pytest.mark.usefixtures("talk")
async def test_every_export_is_in_the_audit_with_its_filters_and_counts(
    store: Database, request_for: Request
) -> None:
    actor = f"operator:{secrets.token_hex(4)}"
    await written(store, request_for, None, "x.csv", format="csv", unmask=True, actor=actor)
    async with store.transaction() as connection:
        query = select(audit).where(audit.c.actor == actor).order_by(audit.c.id)
        begun, done = (await connection.execute(query)).all()
    assert (begun.action, begun.subject, begun.detail["stage"]) == ("export", "csv", "begun")
    assert done.detail["filters"] == {"tag": request_for.wanted.tag}
    assert (done.detail["messages"], done.detail["unmask"]) == (3, True)
    assert PHONE not in json.dumps(done.detail)


async def test_what_was_erased_is_listed_without_its_words(
    store: Database, request_for: Request, talk: str
) -> None:
    channel = secrets.token_hex(4)
    async with store.transaction() as connection:
        values = {"subject": "keyed-hash", "channel": channel, "reason": "asked"}
        await connection.execute(insert(erasures).values(values))
    wanted = Filter(channel=channel)
    path, counts = await written(store, request_for, None, "x.jsonl", wanted=wanted)
    (row,) = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert (row["conversation"], row["speaker"], row["text"]) == ("keyed-hash", "erased", "")
    assert counts == Counts(erased=1) and row["time"]
