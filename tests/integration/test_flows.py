"""The flows on real parts: model, actions, PostgreSQL; designers' conversations and more."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from sqlalchemy import text

from actions.shop import seed
from actions.shop.database import make_engine
from bot.answer.written import add_written
from bot.ops.check.conversation import Conversation, read_conversations
from bot.ops.check.in_process import InProcessActions
from bot.ops.check.player import Player
from bot.ops.check.scratch import database_on
from bot.ops.training import train_if_stale
from bot.settings import settings

ROOT = Path(__file__).resolve().parents[2]


def _conversations() -> list[Conversation]:
    found = []
    for path in sorted((ROOT / "tests" / "conversations").glob("*.yml")):
        conversations, problems = read_conversations(path, ROOT)
        assert not problems, problems
        found += conversations
    return found


@pytest.fixture(scope="module")
def database_url(postgres: str) -> Iterator[str]:
    """A database of its own, named by DATABASE_URL as the actions read it."""
    before = os.environ.get("DATABASE_URL")
    with database_on(postgres) as url:
        os.environ["DATABASE_URL"] = url
        yield url
    os.environ.pop("DATABASE_URL")
    if before:
        os.environ["DATABASE_URL"] = before


@pytest.fixture(scope="module")
def agent(database_url: str) -> Any:
    loaded = Agent.load(str(train_if_stale()), action_endpoint=InProcessActions())
    add_written(loaded.domain.responses, settings().data_dir / "responses")
    return loaded


@pytest.mark.parametrize("conversation", _conversations(), ids=lambda one: one.name)
async def test_a_conversation_goes_as_written(
    conversation: Conversation, agent: Any, database_url: str
) -> None:
    await seed.refill_async(database_url)
    problem = await Player(agent).play(conversation)
    assert problem is None, str(problem)


_BEFORE_THE_YES = (
    ("return_order", "return W1000014"),
    ("inform", "7356"),
    ("inform", "broken"),
)


async def _say(agent: Any, sender: str, intent: str, words: str, inbox_id: int) -> None:
    parsed = {
        "text": words,
        "intent": {"name": intent, "confidence": 1.0},
        "entities": [{"entity": "language", "value": "en"}],
    }
    await agent.handle_message(
        UserMessage(words, sender_id=sender, parse_data=parsed, metadata={"inbox_id": inbox_id})
    )


async def test_a_turn_taken_again_after_a_crash_makes_one_return(
    agent: Any, database_url: str
) -> None:
    """The process dies after the action and before the commit: the message comes once more."""
    await seed.refill_async(database_url)
    sender = "crash"
    for inbox_id, (intent, words) in enumerate(_BEFORE_THE_YES):
        await _say(agent, sender, intent, words, inbox_id)
    store = agent.tracker_store
    before = await store.retrieve(sender)
    for _ in range(2):
        await store.save(before)
        await _say(agent, sender, "affirm", "yes", 99)
    engine = make_engine(database_url)
    async with engine.connect() as connection:
        made = await connection.scalars(
            text("SELECT idempotency_key FROM shop.returns WHERE order_number = 'W1000014'")
        )
        keys = list(made)
    await engine.dispose()
    assert keys == ["inbox:99"]
    last = (await store.retrieve(sender)).events
    said = [event.text for event in last if event.type_name == "bot"]
    assert "return number R" in said[-1]


async def test_nothing_that_proves_identity_stays_in_a_slot(agent: Any, database_url: str) -> None:
    await seed.refill_async(database_url)
    for inbox_id, (intent, words) in enumerate(_BEFORE_THE_YES):
        await _say(agent, "slots", intent, words, inbox_id)
    tracker = await agent.tracker_store.retrieve("slots")
    assert tracker.get_slot("verification") == "W1000014"
    assert "7356" not in repr(tracker.current_slot_values())
