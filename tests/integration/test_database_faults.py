"""Whatever ails PostgreSQL, callers see StoreError: a worker that meets it tries again."""

from __future__ import annotations

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from sqlalchemy import text

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.keys import KeyRing
from bot.store.tracker_store import PostgresTrackerStore


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://127.0.0.1:9/nobody_listens",
        "postgresql:///postgres?host=/nowhere",
        "{postgres}",  # a database that the server does not have
    ],
)
async def test_a_connection_that_cannot_be_made(postgres: str, url: str) -> None:
    url = url.format(postgres=postgres.replace("/postgres?", "/no_such_database?", 1))
    database = Database(url, make_engine(url), KeyRing([b"k" * 32]))
    with pytest.raises(StoreError):
        async with database.transaction() as connection:
            await connection.execute(text("SELECT 1"))
    await database.close()


async def test_a_statement_that_fails(store: Database) -> None:
    with pytest.raises(StoreError, match="nothing was written"):
        async with store.transaction() as connection:
            await connection.execute(text("SELECT 1/0"))


async def test_connections_that_the_server_drops_are_replaced(
    store: Database, database_url: str, conversation: str
) -> None:
    """`pg_terminate_backend`, as a failover or an administrator does it."""
    database = Database(database_url, make_engine(database_url), store.keys)
    trackers = PostgresTrackerStore(Domain.empty(), store=database)
    tracker = await trackers.get_or_create_tracker(conversation)
    tracker.update(UserUttered("hello"))
    await trackers.save(tracker)
    (row,) = await database.fetch("SELECT pg_backend_pid() AS pid")
    assert (await store.fetch("SELECT pg_terminate_backend($1) AS ok", row["pid"]))[0]["ok"]
    for _ in range(2):
        try:
            found = await trackers.retrieve_full_tracker(conversation)
            break
        except StoreError:  # at most once, and never "a new user"
            continue
    assert found is not None and found.latest_message.text == "hello"
    await database.close()
