"""What staff take out of the database holds no customer's values."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import update

from bot.current import Outgoing
from bot.ops.export_command import records
from bot.pii.scrubber import default_scrubber
from bot.store.commit import write_outgoing
from bot.store.database import Database
from bot.store.schema import conversations
from bot.store.transcript import Filter, matching
from llm_backend.finetune.data import _ROLES
from tests.integration.conftest import deliver


async def talk(store: Database, conversation: str) -> None:
    await deliver(store, conversation, "我的手机号是13987654321，订单W1000001到哪了？")
    async with store.transaction() as connection:
        await write_outgoing(
            connection, store, conversation, [Outgoing("已记下 13987654321，订单 W1000001 在途。")]
        )
        await connection.execute(
            update(conversations)
            .where(conversations.c.id == conversation)
            .values(tags=["shoes"], rating=5)
        )


async def export(store: Database, conversation: str, form: str) -> list[dict[str, Any]]:
    found = [c async for c in matching(store, Filter(tag="shoes")) if c.id == conversation]
    assert len(found) == 1
    return [r async for r in records(store, default_scrubber(), found[0], form)]


async def test_a_review_export_masks_people_and_keeps_orders(
    store: Database, conversation: str
) -> None:
    await talk(store, conversation)
    rows = await export(store, conversation, "jsonl")
    assert [row["speaker"] for row in rows] == ["user", "bot"]
    whole = json.dumps(rows, ensure_ascii=False)
    assert "13987654321" not in whole
    assert whole.count("W1000001") == 2
    assert whole.count("<PHONE_NUMBER_1>") == 2, "one value, one placeholder"


async def test_a_training_export_is_what_the_fine_tuning_reads(
    store: Database, conversation: str
) -> None:
    await talk(store, conversation)
    (row,) = await export(store, conversation, "sft")
    assert [m["role"] for m in row["messages"]] == ["user", "assistant"]
    assert {m["role"] for m in row["messages"]} <= set(_ROLES)
    assert row["tags"] == ["shoes"] and row["rating"] == 5
    assert "13987654321" not in json.dumps(row, ensure_ascii=False)


async def test_the_filter_leaves_out_other_tags(store: Database, conversation: str) -> None:
    await talk(store, conversation)
    others = [c.id async for c in matching(store, Filter(tag="hats"))]
    assert conversation not in others
