"""The database as the rest of the bot holds it: engine and keys together."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import asyncpg
from sqlalchemy import text
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StoreAway, StoreError
from bot.store.anchor import Anchor, Head
from bot.store.held import HeldConnections
from bot.store.keys import Cipher, KeyRing

ERASED = "xiaoq_erased"
"""NOTIFY: whoever holds something of this conversation in memory drops it."""
_HEAD = "xiaoq_audit_head"

# asyncpg's own errors come through as they are while a connection is made: PostgreSQL starting or
# recovering, too many clients, a connection cut in the middle of the greeting, no answer in time;
# and where `fetch` asks a connection that the server is just ending, which is asyncpg's internal
# error when the server's farewell came between two messages.
_FAULTS = (
    *(DBAPIError, PoolTimeout, OSError, asyncio.TimeoutError),
    *(asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError),
)
_LASTING = (  # the same statement would fail again
    *(DataError, IntegrityError, ProgrammingError),
    *(asyncpg.DataError, asyncpg.IntegrityConstraintViolationError),
    asyncpg.SyntaxOrAccessError,
)
_KEY = "SELECT wrapped, kek_id, created_at FROM xiaoq.data_keys WHERE conversation = $1"
_NEW_KEY = """
    INSERT INTO xiaoq.data_keys (conversation, wrapped, kek_id) VALUES ($1, $2, $3)
    ON CONFLICT DO NOTHING RETURNING wrapped, kek_id, created_at
"""


@dataclass(frozen=True)
class Database:
    """A pooled engine and the key ring that opens its rows."""

    url: str
    engine: AsyncEngine
    keys: KeyRing
    anchor: Anchor | None = None
    """Where the audit's head is noted outside the database."""
    memories: list[Callable[[str], object]] = field(default_factory=list)
    """Called with a conversation that was erased; "" for all (what was missed is unknown)."""
    _held: HeldConnections = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_held", HeldConnections(self.engine))

    @asynccontextmanager
    async def transaction(self, *, snapshot: bool = False) -> AsyncIterator[AsyncConnection]:
        """One transaction: committed at the end of the block, rolled back on any exception.

        snapshot: all its queries see the tables as they are at the first one.

        A fault of the database is raised as StoreError, without the statement's values.
        """
        async with self.reported():
            async with self._engine(snapshot).begin() as connection:
                connection.info.pop(_HEAD, None)
                yield connection
                head = connection.info.pop(_HEAD, None)
            if head is not None and self.anchor is not None:
                self.anchor.write(head)

    @asynccontextmanager
    async def reported(self) -> AsyncIterator[None]:
        """Raise a fault of the database as StoreError, one that may pass as StoreAway."""
        try:
            yield
        except _FAULTS as error:
            raise _reported(error) from error

    async def fetch(self, statement: str, *values: Any) -> list[Any]:
        """Run one statement ($1, $2 …) as a transaction of its own; returns its rows.

        One round trip, and much less CPU than `transaction`: for what every turn does. Raises
        StoreError, and nothing was written.
        """
        try:
            return await self._held.fetch(statement, values)
        except _FAULTS as error:
            raise _reported(error) from error

    async def fetch_in(self, connection: AsyncConnection) -> Callable[..., Awaitable[list[Any]]]:
        """What `fetch` does, as a part of `connection`'s transaction; faults come out as they are,
        and leave it as StoreError."""
        await connection.execute(text("SELECT"))  # begins it: SQLAlchemy does so with the first one
        driver: Any = (await connection.get_raw_connection()).driver_connection
        fetch: Callable[..., Awaitable[list[Any]]] = driver.fetch
        return fetch

    async def cipher(self, conversation: str, made: datetime | None = None) -> Cipher:
        """The conversation's cipher; its key is made and committed when there is none yet.

        made: when the key in the table was made, where that is known: a cipher in memory may be
        that of a conversation which was erased and begun anew elsewhere a moment ago.
        """
        cached = self.keys.cached(conversation)
        if cached is not None and made in (None, cached.made):
            return cached
        while True:
            rows = await self.fetch(_KEY, conversation)
            if not rows:
                self.keys.forget(conversation)
                new = await self.keys.new(conversation)
                rows = await self.fetch(_NEW_KEY, conversation, new.wrapped, new.kek_id)
            if rows:  # else another process made one at this moment
                return await self.keys.opened(conversation, rows[0])

    def _engine(self, snapshot: bool) -> AsyncEngine:
        level = "REPEATABLE READ"
        return self.engine.execution_options(isolation_level=level) if snapshot else self.engine

    def forget(self, conversation: str) -> None:
        """Drop what this process holds of a conversation that was erased; of all, for ""."""
        for memory in (self.keys.forget, *self.memories):
            memory(conversation)

    def after_commit(self, connection: AsyncConnection, head: Head) -> None:
        """Note the audit's head in the anchor once `connection`'s transaction is committed."""
        connection.info[_HEAD] = head

    async def close(self) -> None:
        """Close all connections."""
        await self._held.close()
        await self.engine.dispose()


def _reported(error: BaseException) -> StoreError:
    cause = type(getattr(error, "orig", None) or error).__name__
    kind = StoreError if isinstance(error, _LASTING) else StoreAway
    return kind(f"PostgreSQL failed ({cause}); nothing was written")


def seal_json(cipher: Cipher, table: str, row: str, value: Any) -> bytes:
    """`value` as encrypted JSON, for the row of that name (rows.py)."""
    return cipher.seal(table, row, json.dumps(value, ensure_ascii=False).encode())


def open_json(cipher: Cipher, table: str, row: str, sealed: bytes) -> Any:
    """The value that :func:`seal_json` sealed."""
    return json.loads(cipher.open(table, row, sealed))
