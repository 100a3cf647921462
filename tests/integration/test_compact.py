"""Rewriting the files beside others: nobody waits long for it, and it is not called done early."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.engine.url import make_url

from bot.errors import StoreAway
from bot.store import retention
from bot.store.compact import ALL, compact
from bot.store.database import Database
from bot.store.engine import asyncpg_arguments, make_engine
from bot.store.erase import erase
from bot.store.inbox import Incoming, accept
from bot.store.keys import KeyRing
from bot.store.migrate import upgrade
from bot.store.retention import Retention
from tests.integration.databases import empty_database

WISH = """
    UPDATE xiaoq.conversations SET state = 'erase', last_activity = now() - interval '1 minute'
    WHERE id = $1
"""


@asynccontextmanager
async def backup(store: Database) -> AsyncIterator[None]:
    """What pg_dump does: one snapshot, and a shared lock on the table, for as long as it takes."""
    connection = await asyncpg.connect(**asyncpg_arguments(store.url))
    async with connection.transaction(isolation="repeatable_read"):
        await connection.fetch("SELECT count(*) FROM xiaoq.data_keys")
        yield
    await connection.close()


async def begin(store: Database, conversation: str) -> bytes:
    """A conversation with one handled message; its key as it is wrapped."""
    await accept(store, Incoming("test", secrets.token_hex(8), conversation, {"text": "hi"}))
    await store.fetch("UPDATE xiaoq.inbox SET state = 'done' WHERE conversation = $1", conversation)
    query = "SELECT wrapped FROM xiaoq.data_keys WHERE conversation = $1"
    return bytes((await store.fetch(query, conversation))[0]["wrapped"])


async def compacting_beside_a_message(store: Database) -> asyncio.Task[None]:
    """Begun and held up by somebody, while a message comes in all the same."""
    waiting = asyncio.create_task(compact(store))
    await asyncio.sleep(0.5)
    message = Incoming("test", secrets.token_hex(8), "test:other", {"text": "hi"})
    assert await asyncio.wait_for(accept(store, message), 20)
    assert not waiting.done()
    return waiting


async def in_table_file(store: Database, value: bytes) -> bool:
    """Whether the file of data_keys holds `value`."""
    await store.fetch("CHECKPOINT")
    query = (
        "SELECT current_setting('data_directory') || '/' || "
        "pg_relation_filepath('xiaoq.data_keys') AS file"
    )
    return value in Path((await store.fetch(query))[0]["file"]).read_bytes()  # noqa: ASYNC240


async def test_a_backup_that_began_before_is_waited_for_and_stalls_nobody(
    own_store: Database, conversation: str
) -> None:
    key = await begin(own_store, conversation)
    async with backup(own_store):
        await erase(own_store, conversation, actor="operator", reason="operator")
        with pytest.raises(StoreAway, match="run the command again"):
            await compact(own_store, patience=0.1)
        waiting = await compacting_beside_a_message(own_store)
    await waiting
    assert not await in_table_file(own_store, key)


async def test_a_lock_is_not_waited_for_in_one_piece(
    own_store: Database, conversation: str
) -> None:
    """Everybody after a waiting lock waits too: it is given up each second, they go through."""
    key = await begin(own_store, conversation)
    await erase(own_store, conversation, actor="operator", reason="operator")
    async with backup(own_store):
        waiting = await compacting_beside_a_message(own_store)
        assert await in_table_file(own_store, key), "the search itself works"
    await waiting
    assert not await in_table_file(own_store, key)


async def test_the_job_tries_again_until_the_files_hold_nothing(
    own_store: Database, conversation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "_STALL", 0.2)
    key = await begin(own_store, conversation)
    await own_store.fetch(WISH, conversation)
    job = Retention(own_store, None)
    async with backup(own_store):
        with pytest.raises(StoreAway):
            await job.once()
        assert await own_store.fetch("SELECT FROM xiaoq.conversations") == []
    await job.once()
    assert await in_table_file(own_store, key), "not at every look"
    monkeypatch.setattr(job, "_try_at", 0.0)
    await job.once()
    assert not await in_table_file(own_store, key)


async def test_the_job_ends_what_another_left_when_it_was_stopped(
    own_store: Database, conversation: str
) -> None:
    key = await begin(own_store, conversation)
    await erase(own_store, conversation, actor="customer", reason="customer")
    await Retention(own_store, None).once()
    assert not await in_table_file(own_store, key)


async def test_the_tables_stay_as_they_were(own_store: Database) -> None:
    """Empty ones are altered, to the types they have: no key, index or default may change."""
    before = await shape(own_store)
    await compact(own_store, ALL)
    assert before
    assert await shape(own_store) == before


async def shape(store: Database) -> list[str]:
    """Columns, defaults, constraints and indexes as PostgreSQL lists them."""
    query = """
        SELECT row(attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
            attstattarget, pg_get_expr(adbin, adrelid))::text AS line
        FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE relnamespace = 'xiaoq'::regnamespace AND relkind = 'r' AND attnum > 0
        UNION ALL SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'xiaoq'::regnamespace
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'xiaoq' ORDER BY line
    """
    return [row["line"] for row in await store.fetch(query)]


async def test_an_ordinary_user_may_do_it(store: Database, postgres: str) -> None:
    """A managed server: the user owns a database, and is no superuser."""
    role, password = f"owner_{secrets.token_hex(4)}", secrets.token_hex(16)
    url = await asyncio.to_thread(empty_database, postgres)
    server = await asyncpg.connect(**asyncpg_arguments(url))
    name = await server.fetchval("SELECT current_database()")
    await server.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{password}'")
    await server.execute(f"ALTER DATABASE {name} OWNER TO {role}")
    await server.close()
    login = make_url(url).set(username=role, password=password)
    url = login.render_as_string(hide_password=False)
    await asyncio.to_thread(partial(upgrade, url, passages=False))
    own = Database(url, make_engine(url), KeyRing(store.keys.service))
    for each in ("test:one", "test:two"):
        await begin(own, each)
    await own.fetch("ANALYZE")
    assert "test:one" in await samples(own)
    await erase(own, "test:one", actor="operator", reason="operator")
    await compact(own, ALL)
    assert "test:one" not in await samples(own)
    await own.close()


async def samples(store: Database) -> str:
    """What PostgreSQL keeps of values of the tables, all in one."""
    query = (
        "SELECT string_agg(coalesce(most_common_vals::text, histogram_bounds::text, ''), ' ') "
        "AS held FROM pg_stats WHERE schemaname = 'xiaoq'"
    )
    return str((await store.fetch(query))[0]["held"])
