"""A customer's own data: all of it, of nobody else, and that it was handed out is recorded."""

from __future__ import annotations

import secrets

from sqlalchemy import text

from bot.current import Outgoing
from bot.store.audit import subject_of
from bot.store.commit import write_outgoing
from bot.store.database import Database
from bot.store.own_data import own_data
from tests.integration.conftest import deliver


async def test_both_sides_and_more_than_a_page(store: Database, conversation: str) -> None:
    for number in range(210):
        await deliver(store, conversation, f"question {number}")
    await deliver(store, conversation + secrets.token_hex(2), "somebody else's")
    async with store.transaction() as connection:
        await write_outgoing(connection, store, conversation, [Outgoing("the answer")])
    lines = await own_data(store, conversation)
    assert [line["text"] for line in lines] == [
        *(f"question {number}" for number in range(210)),
        "the answer",
    ]
    assert {line["role"] for line in lines} == {"user", "bot"}
    async with store.transaction() as connection:
        subject = await subject_of(connection, store, conversation)
        query = text("SELECT actor, action, detail FROM xiaoq.audit WHERE subject = :subject")
        (row,) = (await connection.execute(query, {"subject": subject})).all()
    assert tuple(row) == ("customer", "export", {"messages": 211})
