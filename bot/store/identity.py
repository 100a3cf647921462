"""Conversation ids: the same customer always gets the same one, and nobody can work one out.

A platform's ids are public or guessable (a phone number, a Telegram id), and ids stand in clear in
the tables, so they are hashed under a secret of this installation.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
import time

import structlog

from bot.errors import StoreError
from bot.store.database import Database

_log = structlog.get_logger(__name__)

_SECRET = "xiaoq:identity"  # noqa: S105 (the name under which the secret is kept)


class Identity:
    """Makes conversation ids."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def conversation(self, channel: str, account: str, *who: str) -> str:
        """`channel:` and 32 letters for this bot account (workspace, number) and customer.

        who: the customer, and the thread or group where that is a conversation of its own.
        """
        name = "\x1f".join((channel, account, *who))
        digest = hmac.digest(self._key, name.encode(), "sha256")[:20]
        return f"{channel}:{base64.b32encode(digest).decode().lower()}"

    def derived(self, purpose: str) -> bytes:
        """A key (32 bytes) for something else; the same on every replica, whoever wraps keys."""
        return hmac.digest(self._key, f"xiaoq derived\x1f{purpose}".encode(), "sha256")


async def load_identity(database: Database, *, patience: float = 30.0) -> Identity:
    """The installation's identity; made when it is used for the first time.

    Waits `patience` seconds for a database that is just starting; StoreError after that.
    """
    deadline = time.monotonic() + patience
    while True:
        try:
            async with database.transaction() as connection:
                return Identity(await database.keys.secret(connection, _SECRET))
        except StoreError:
            if time.monotonic() > deadline:
                raise
            _log.warning("identity.waits_for_database")
            await asyncio.sleep(0.5)
