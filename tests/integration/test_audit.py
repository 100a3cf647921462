"""The audit: written with what it records, and no way to change it without being found out."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.anchor import Anchor
from bot.store.audit import record, subject_of
from bot.store.audit_check import Verdict, verify
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.keys import KeyRing
from bot.store.migrate import upgrade
from tests.integration.databases import empty_database

KEK = secrets.token_bytes(32)


@pytest.fixture(scope="module")
def own_url(postgres: str) -> str:
    url = empty_database(postgres)
    upgrade(url)
    return url


@pytest.fixture
async def store(own_url: str, tmp_path: Path) -> AsyncIterator[Database]:
    """An audit of six rows, anchored in a file."""
    database = Database(
        own_url, make_engine(own_url), KeyRing([KEK]), Anchor(tmp_path / "audit.head")
    )
    await execute(database, "TRUNCATE xiaoq.audit, xiaoq.audit_head")
    for number in range(6):
        await write(database, number)
    yield database
    await database.close()


async def write(database: Database, number: int) -> None:
    async with database.transaction() as connection:
        await record(
            connection,
            database,
            actor="staff:mei",
            action="read",
            conversation=f"web:{number}",
            detail={"messages": number, "format": "csv"},
        )


async def execute(database: Database, statement: str) -> None:
    async with database.transaction() as connection:
        await connection.exec_driver_sql(statement)


async def test_an_untouched_audit_is_in_order(store: Database) -> None:
    assert await verify(store) == Verdict(True, rows=6, anchor=6)


async def test_rows_written_at_once_stand_in_one_chain(store: Database) -> None:
    await asyncio.gather(*(write(store, number) for number in range(20)))
    assert await verify(store) == Verdict(True, rows=26, anchor=26)


async def test_what_is_rolled_back_is_not_recorded(store: Database) -> None:
    with pytest.raises(RuntimeError):
        async with store.transaction() as connection:
            await record(connection, store, actor="system", action="erase", subject="x")
            raise RuntimeError
    await write(store, 7)
    assert await verify(store) == Verdict(True, rows=7, anchor=7)


async def test_a_conversation_is_named_by_a_hash_alone(store: Database) -> None:
    async with store.transaction() as connection:
        subject = await subject_of(connection, store, "web:3")
        found = await connection.exec_driver_sql("SELECT id, subject FROM xiaoq.audit ORDER BY id")
        rows = {row.id: row.subject for row in found}
    assert rows[4] == subject
    assert "web:3" not in subject


EDIT = "UPDATE xiaoq.audit SET {} WHERE id = 3"
SWAP = """
    UPDATE xiaoq.audit a SET at = b.at, actor = b.actor, action = b.action, subject = b.subject,
      detail = b.detail, previous = b.previous, digest = b.digest
    FROM xiaoq.audit b WHERE (a.id, b.id) IN ((3, 4), (4, 3))
"""
FORGET = (
    "UPDATE xiaoq.audit_head SET last = 4, digest = (SELECT digest FROM xiaoq.audit WHERE id=4)"
)
TAMPERING = {
    "actor": (EDIT.format("actor = 'system'"), 3),
    "action": (EDIT.format("action = 'list'"), 3),
    "subject": (EDIT.format("subject = 'other'"), 3),
    "time": (EDIT.format("at = at + interval '1 microsecond'"), 3),
    "detail": (EDIT.format("""detail = '{"messages": 1, "format": "csv"}'"""), 3),
    "digest": (EDIT.format("digest = sha256(digest)"), 3),
    "renumbered": ("UPDATE xiaoq.audit SET id = 7 WHERE id = 6", 6),
    "moved to the front": ("UPDATE xiaoq.audit SET id = -1 WHERE id = 3", 1),
    "swapped": (SWAP, 3),
    "first deleted": ("DELETE FROM xiaoq.audit WHERE id = 1", 1),
    "one deleted": ("DELETE FROM xiaoq.audit WHERE id = 3", 3),
    "deleted and closed up": (
        "DELETE FROM xiaoq.audit WHERE id = 3; UPDATE xiaoq.audit SET id = id - 1 WHERE id > 3",
        3,
    ),
    "last deleted": ("DELETE FROM xiaoq.audit WHERE id = 6", 6),
    "cut off with its head": (f"DELETE FROM xiaoq.audit WHERE id > 4; {FORGET}", 5),
    "all deleted": ("TRUNCATE xiaoq.audit, xiaoq.audit_head", 1),
    "head deleted": ("TRUNCATE xiaoq.audit_head", 6),
    "head moved": (FORGET, 6),
    "added": (
        "INSERT INTO xiaoq.audit (id, actor, action, subject, previous, digest) "
        "SELECT 7, 'staff:mei', 'read', 'x', digest, sha256(digest) FROM xiaoq.audit WHERE id = 6",
        7,
    ),
}


@pytest.mark.parametrize("what", sorted(TAMPERING))
async def test_tampering_is_found(store: Database, what: str) -> None:
    statements, first_bad = TAMPERING[what]
    for statement in statements.split(";"):
        await execute(store, statement)
    verdict = await verify(store)
    assert (verdict.ok, verdict.first_bad) == (False, first_bad), verdict.problem


async def test_rows_cut_off_stay_found_when_others_are_written_after(store: Database) -> None:
    await execute(store, "TRUNCATE xiaoq.audit, xiaoq.audit_head")
    for number in range(10):
        await write(store, number)
    verdict = await verify(store)
    assert (verdict.ok, verdict.first_bad) == (False, 6)


async def test_a_state_of_yesterday_put_back_whole_is_found_by_the_anchor_file(
    store: Database,
) -> None:
    await execute(store, "CREATE TABLE old_audit AS SELECT * FROM xiaoq.audit")
    await execute(store, "CREATE TABLE old_head AS SELECT * FROM xiaoq.audit_head")
    await write(store, 7)
    await execute(store, "TRUNCATE xiaoq.audit, xiaoq.audit_head")
    await execute(store, "INSERT INTO xiaoq.audit SELECT * FROM old_audit")
    await execute(store, "INSERT INTO xiaoq.audit_head SELECT * FROM old_head")
    await execute(store, "DROP TABLE old_audit, old_head")
    verdict = await verify(store)
    assert (verdict.ok, verdict.first_bad) == (False, 7)
    assert "anchor" in str(verdict.problem)


async def test_a_lost_secret_is_found(store: Database) -> None:
    await execute(store, "CREATE TABLE kept AS SELECT * FROM xiaoq.data_keys")
    await execute(store, "DELETE FROM xiaoq.data_keys WHERE conversation = 'xiaoq:audit'")
    verdict = await verify(store)
    assert (verdict.ok, verdict.first_bad) == (False, 1)
    await execute(store, "INSERT INTO xiaoq.data_keys SELECT * FROM kept")
    await execute(store, "DROP TABLE kept")


async def test_an_unreadable_anchor_is_found_and_left_as_it_is(store: Database) -> None:
    assert store.anchor is not None
    store.anchor.path.write_text("{}", "ascii")
    await write(store, 7)
    assert not (await verify(store)).ok
    assert store.anchor.path.read_text("ascii") == "{}"
