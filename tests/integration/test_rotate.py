"""Key rotation: online, resumable, and nothing becomes unreadable."""

from __future__ import annotations

import asyncio
import base64
import secrets
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.audit import page
from bot.store.audit_check import verify
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.inbox import Incoming, accept, latest_received
from bot.store.key_service import LocalKeys
from bot.store.keys import KeyRing
from bot.store.lease import claim
from bot.store.migrate import upgrade
from bot.store.rotate import rotate
from tests.integration.conftest import take
from tests.integration.databases import empty_database

OLD, NEW = secrets.token_bytes(32), secrets.token_bytes(32)


@pytest.fixture(scope="module")
def url(postgres: str) -> str:
    own = empty_database(postgres)
    upgrade(own)
    return own


def under(url: str, *keys: bytes) -> Database:
    return Database(url, make_engine(url), KeyRing(keys))


async def write(database: Database, conversation: str, text: str) -> None:
    event = secrets.token_hex(8)
    await accept(database, Incoming("web", event, conversation, {"text": text}))


async def read(database: Database, conversation: str) -> str:
    message, _ = await take(database, conversation)
    return str(message.payload["text"])


async def test_rotation_while_messages_come_in(url: str) -> None:
    before, both, after = under(url, OLD), under(url, NEW, OLD), under(url, NEW)
    for number in range(30):
        await write(before, f"web:{number}", f"text {number}")
    steps: list[tuple[int, int]] = []

    def stop_halfway(done: int, of: int) -> None:
        steps.append((done, of))
        if len(steps) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await rotate(both, actor="operator", progress=stop_halfway, batch=5)
    assert steps == [(5, 30), (10, 30)]

    async def traffic() -> None:
        for number in range(30, 60):
            await write(both, f"web:{number}", f"text {number}")

    done, _ = await asyncio.gather(rotate(both, actor="operator", batch=5), traffic())
    assert (done.rewrapped, done.failed) == (20, 0)
    for number in range(60):
        assert await read(after, f"web:{number}") == f"text {number}"
    assert (await rotate(both, actor="operator")).rewrapped == 0
    assert (await verify(after)).ok, "the audit's secret was wrapped anew with the rest"
    async with after.transaction() as connection:
        recorded = [row.detail["rewrapped"] for row in await page(connection, 0)]
    assert sum(recorded[:2]) == 10, "the interrupted run's two steps stand in it as well"
    for each in (before, both, after):
        await each.close()


async def test_a_key_whose_wrapping_key_is_missing_is_counted_and_kept(url: str) -> None:
    foreign, ours = under(url, secrets.token_bytes(32)), under(url, NEW)
    await write(foreign, "web:foreign", "theirs")
    done = await rotate(ours, actor="operator")
    assert done.failed == 1
    assert await claim(ours, "w") is None
    with pytest.raises(StoreError, match="XIAOQ_KEK lacks"):
        await latest_received(ours, "web:foreign")
    await ours.fetch("UPDATE xiaoq.conversations SET lease_until = NULL")
    assert await read(foreign, "web:foreign") == "theirs"
    for each in (foreign, ours):
        await each.close()


async def test_a_running_process_learns_a_new_key_from_its_file(url: str, tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text(base64.b64encode(OLD).decode(), "ascii")
    running = Database(url, make_engine(url), KeyRing(LocalKeys([OLD], file)))
    new = under(url, NEW, OLD)
    await write(new, "web:file", "new")
    file.write_text("\n".join(base64.b64encode(key).decode() for key in (NEW, OLD)), "ascii")
    assert await read(running, "web:file") == "new"
    assert running.keys.service.newest == new.keys.service.newest
    for each in (running, new):
        await each.close()
