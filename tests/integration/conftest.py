"""A database object on the session's server, and the parts tests of the store share."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator

import pytest
from sanic import Sanic

from bot.pii.vault import Vault
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.inbox import InboxMessage, Incoming, accept
from bot.store.keys import KeyRing
from bot.store.lease import Lease, claim
from bot.store.migrate import upgrade
from bot.store.vaults import seal_new
from tests.integration.databases import empty_database

Sanic.test_mode = True  # or it rewrites its own classes, once only, and a second app fails


@pytest.fixture(scope="session")
async def store(database_url: str) -> AsyncIterator[Database]:
    """The migrated database under a key of this session's own."""
    database = Database(database_url, make_engine(database_url), KeyRing([secrets.token_bytes(32)]))
    yield database
    await database.close()


@pytest.fixture
async def own_store(store: Database, postgres: str) -> AsyncIterator[Database]:
    """A migrated database in which nobody else writes, under the same key."""
    url = await asyncio.to_thread(empty_database, postgres)
    await asyncio.to_thread(upgrade, url)
    database = Database(url, make_engine(url), KeyRing(store.keys.service))
    yield database
    await database.close()


@pytest.fixture
def conversation() -> str:
    """A conversation id nobody else uses."""
    return f"test:{secrets.token_hex(8)}"


async def deliver(store: Database, conversation: str, text: str, event: str | None = None) -> bool:
    """Put one message into the inbox, as a channel would."""
    event = event or secrets.token_hex(8)
    return await accept(store, Incoming("test", event, conversation, {"text": text}))


async def take(store: Database, conversation: str, owner: str = "w") -> tuple[InboxMessage, Lease]:
    """Claim until it is this conversation's turn (other tests' messages may wait before it)."""
    for _ in range(200):
        taken = await claim(store, owner)
        assert taken is not None, "no message is waiting"
        if taken[0].conversation == conversation:
            return taken
    raise AssertionError("never reached the conversation")


async def waiting(store: Database, conversation: str) -> int:
    """How many messages of the conversation are not handled."""
    query = "SELECT count(*) FROM xiaoq.inbox WHERE conversation = $1 AND state = 'new'"
    return int((await store.fetch(query, conversation))[0]["count"])


async def keep(store: Database, conversation: str, vault: Vault) -> None:
    """Store what is new in a vault, as another turn would."""
    names, records = seal_new(await store.cipher(conversation), vault)
    query = "INSERT INTO xiaoq.vault SELECT $1, * FROM unnest($2::varchar[], $3::bytea[])"
    await store.fetch(query, conversation, names, records)
