"""A database object on the session's server, and the parts tests of the store share."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator

import pytest

from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.inbox import InboxMessage, Incoming, accept, begin_next
from bot.store.keys import KeyRing


@pytest.fixture(scope="session")
async def store(database_url: str) -> AsyncIterator[Database]:
    """The migrated database under a key of this session's own."""
    database = Database(database_url, make_engine(database_url), KeyRing([secrets.token_bytes(32)]))
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


async def take(store: Database, conversation: str) -> InboxMessage:
    """The next message, which must be there."""
    message = await begin_next(store, conversation)
    assert message is not None
    return message
