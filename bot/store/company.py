"""Other processes that keep the same conversations; one that has none does without a look.

Every tracker store says over NOTIFY that it is there before it reads or writes, and again when
that is HELLO seconds ago. One that has heard nobody for QUIET seconds is alone: a tracker that it
has kept since is the newest there is. Whoever comes is heard before it has written anything.
"""

from __future__ import annotations

import asyncio
import math
import secrets
import time
from typing import Any

import asyncpg
import structlog

from bot.errors import StoreError
from bot.store.database import ERASED, Database
from bot.store.engine import asyncpg_arguments

HELLO = 10.0
QUIET = 15.0
"""Longer than HELLO, so that one who is at work cannot be missed."""
_CHANNEL = "xiaoq_company"
_SAY = "SELECT pg_notify($1, $2)"
_log = structlog.get_logger(__name__)


class Company:
    """Of one tracker store. listens: else it only lets itself be heard, and is never alone."""

    def __init__(self, database: Database, *, listens: bool) -> None:
        self._database, self._listens = database, listens
        self._name = secrets.token_hex(8)
        self._said, self._quiet_since = -math.inf, math.inf
        self._saying = asyncio.Lock()
        self._session: Any = None
        self._moment = 0

    @property
    def moment(self) -> int | None:
        """A number that stays the same as long as it is alone; None while it is not."""
        if self._deaf() or time.monotonic() - self._quiet_since < QUIET:
            return None
        return self._moment

    async def hello(self) -> None:
        """Let others know; call before each use. Raises StoreError where that is not possible."""
        if time.monotonic() - self._said < HELLO:
            return
        async with self._saying:
            if time.monotonic() - self._said < HELLO:
                return  # somebody else has, meanwhile
            if self._listens and self._deaf():
                await self._listen()
            now = time.monotonic()
            await self._database.fetch(_SAY, _CHANNEL, self._name)
            self._said = now

    def _deaf(self) -> bool:
        return self._session is None or self._session.is_closed()

    async def _listen(self) -> None:
        self._quiet_since = math.inf  # until it hears itself: not every pooler lets one listen
        try:
            async with self._database.reported():
                arguments = asyncpg_arguments(self._database.url)
                session = await asyncpg.connect(**arguments, timeout=5)
                await session.add_listener(_CHANNEL, self._heard)
                await session.add_listener(ERASED, self._erased)
                self._session = session
        except StoreError as error:  # it is not alone then, and works all the same
            _log.warning("tracker.cannot_listen", error=str(error), retry_seconds=HELLO)

    def _heard(self, session: Any, pid: int, channel: str, name: str) -> None:
        if name != self._name or self._quiet_since == math.inf:
            self._moment += 1
            self._quiet_since = time.monotonic()

    def _erased(self, session: Any, pid: int, channel: str, conversation: str) -> None:
        self._database.forget(conversation)
