"""One message's trace, exported to a collector: delivery, turn, answer, model, commit, send."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.answer.persona import Personas
from bot.answer.question import Question
from bot.answer.road import AnswerRoad
from bot.current import Outgoing, Turn
from bot.knowledge.search import KnowledgeBase
from bot.ops.tracing import configure_tracing
from bot.pii.scrubber import default_scrubber
from bot.settings import ROOT
from bot.store.commit import commit_turn
from bot.store.database import Database
from bot.store.inbox import InboxMessage, Incoming, accept
from bot.store.lease import Lease
from bot.store.listen import Listener
from bot.store.recipients import Recipient
from bot.store.vaults import open_vault
from bot.worker import Worker
from llm_backend.client import ModelClient
from tests.collector import Collector, Exported
from tests.integration.conftest import take
from tests.integration.test_sender import Recorder, sending_to, until
from tests.unit.llm_backend.fake_server import FakeServer, Say, fake_server

SECRET = "Annegret Zwiebelbach"
ASKED = f"I am {SECRET}. How long does standard delivery take?"
STEPS = {
    "receive": None,
    "turn": "receive",
    "answer": "turn",
    "scrub": "answer",
    "retrieve": "answer",
    "chat": "answer",
    "commit": "turn",
    "send": "commit",
}


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    """Where this process's spans go during a test."""
    collector = Collector()
    collector.start()
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url)
    monkeypatch.setenv("OTEL_SERVICE_NAME", "xiaoq-test")
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "100")
    stop = configure_tracing("xiaoq-bot")
    assert stop
    yield collector
    stop()
    collector.stop()


@pytest.fixture
async def model() -> AsyncIterator[FakeServer]:
    async with fake_server(Say(("It takes 2-4 ", "working days."))) as server:
        yield server


class Bot:
    """A turn without Rasa: the road's answer, committed."""

    def __init__(self, store: Database, model: ModelClient, pages: Path) -> None:
        (pages / "shipping.md").write_text(
            "---\ntitle: Shipping\nlanguage: en\n---\n\nStandard delivery takes 2-4 working days.\n"
        )
        self.store, self.fails = store, False
        self.road = AnswerRoad(
            scrubber=default_scrubber(),
            knowledge=KnowledgeBase.of_folder(pages),
            model=model,
            personas=Personas(ROOT / "data" / "personas"),
        )

    async def take(self, message: InboxMessage, lease: Lease) -> None:
        if self.fails:
            raise ValueError(message.payload["text"])
        vault = open_vault(await self.store.cipher(message.conversation), lease.vault)
        turn = Turn(
            message.conversation, message.id, message.channel, lease.fence, vault, lease.version
        )
        question = Question(text=message.payload["text"], language="en", vault=vault)
        turn.outgoing.append(Outgoing((await self.road.answer(question)).text))
        await commit_turn(self.store, turn)

    async def work(self, conversation: str) -> None:
        """Handle the conversation's message as the worker does."""
        worker = Worker(
            self.store, Listener(self.store.url), take=self.take, give_up=self.take, concurrency=1
        )
        await worker._work(*await take(self.store, conversation))


@pytest.fixture
async def bot(store: Database, model: FakeServer, tmp_path: Path) -> AsyncIterator[Bot]:
    client = ModelClient([model.url], model="qwen2.5", api_key="none")
    yield Bot(store, client, tmp_path)
    await client.close()


async def exported(collector: Collector, *names: str) -> dict[str, Exported]:
    """By name; of several, the first."""
    found = await asyncio.to_thread(collector.wait_for, *names)
    return {span.name: span for span in reversed(found)}


async def test_one_trace_from_the_delivery_to_the_send(
    bot: Bot, store: Database, model: FakeServer, collector: Collector, conversation: str
) -> None:
    """Each step below the one that led to it; the model's server can continue it; no words."""
    channel = conversation.replace("test:", "c")
    to = Recipient({"who": conversation})
    message = Incoming(channel, conversation, conversation, {"text": ASKED}, recipient=to)
    await accept(store, message)
    await bot.work(conversation)
    async with sending_to(Recorder(), store, Listener(store.url), channel) as platform:
        await until(store, conversation, "sent")
    assert platform.sent == [(conversation, "It takes 2-4 working days.")]

    spans = await exported(collector, *STEPS)
    above = {span.id: name for name, span in spans.items()}
    assert {name: above.get(spans[name].parent) for name in STEPS} == STEPS
    assert len({spans[name].trace for name in STEPS}) == 1
    assert {span.service for span in spans.values()} == {"xiaoq-test"}
    chat = spans["chat"]
    assert model.headers[-1]["traceparent"] == f"00-{chat.trace}-{chat.id}-01"
    assert chat.facts["gen_ai.request.model"] == "qwen2.5"
    assert chat.facts["gen_ai.usage.input_tokens"] == 7
    assert chat.facts["gen_ai.usage.output_tokens"] == 2
    assert 0 < chat.facts["xiaoq.first_token_seconds"] < 60
    assert spans["scrub"].facts["xiaoq.found"] == ["PERSON"]
    assert spans["retrieve"].facts["xiaoq.documents"] == ["shipping.md"]
    assert spans["send"].facts["xiaoq.outcome"] == "sent"
    everything = b"".join(collector.bodies)
    assert not any(word.encode() in everything for word in ASKED.replace(".", "").split()[2:])


async def test_a_failed_turn_is_told_by_its_type(
    bot: Bot, store: Database, collector: Collector, conversation: str
) -> None:
    """An exception's message may hold what the customer wrote."""
    bot.fails = True
    await accept(store, Incoming("test", conversation, conversation, {"text": ASKED}))
    await bot.work(conversation)
    turn = (await exported(collector, "turn"))["turn"]
    assert turn.failed and turn.facts["error.type"] == "ValueError" and turn.events == 0
    assert SECRET.split()[0].encode() not in b"".join(collector.bodies)
