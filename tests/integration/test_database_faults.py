"""Whatever ails PostgreSQL, callers see StoreError: a worker that meets it tries again."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.keys import KeyRing


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
