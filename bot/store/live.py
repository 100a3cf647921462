"""What a customer sees while an answer is made: typing and deltas, from any replica to any other.

Nothing of it is stored: whoever misses it gets the whole message from the outbox. The payload is
encrypted, since NOTIFY passes through PostgreSQL's files.
"""

from __future__ import annotations

import asyncio
import base64
import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.store.commit import SENT
from bot.store.database import Database, open_json, seal_json
from bot.store.listen import Listener

CHANNEL = "xiaoq_live"
_QUEUE = 1000
_LIMIT = 4000  # characters of text a NOTIFY (8,000 bytes) certainly holds, sealed and in base64

_NOTIFY = "SELECT pg_notify($1, $2)"

Audience = asyncio.Queue[tuple[str, str]]


class Live:
    """Publishes for a conversation, and lets an SSE response follow one."""

    def __init__(self, database: Database, listener: Listener) -> None:
        self._database = database
        self._audiences: defaultdict[str, set[Audience]] = defaultdict(set)
        listener.on(CHANNEL, self._on_live)
        listener.on(SENT, self._on_sent)

    async def publish(self, conversation: str, kind: str, data: dict[str, Any]) -> None:
        """Tell every follower, on every replica. A long text must come in pieces."""
        cipher = await self._database.cipher(conversation)
        for piece in _pieces(data):
            sealed = seal_json(cipher, CHANNEL, "", {"kind": kind, "data": piece})
            payload = {"c": conversation, "s": base64.b64encode(sealed).decode()}
            await self._database.fetch(_NOTIFY, CHANNEL, json.dumps(payload))

    async def open(self, conversation: str, sealed: str) -> tuple[str, dict[str, Any]]:
        """Kind and data of what a follower received."""
        cipher = await self._database.cipher(conversation)
        value = open_json(cipher, CHANNEL, "", base64.b64decode(sealed))
        return value["kind"], value["data"]

    @contextmanager
    def follow(self, conversation: str) -> Iterator[Audience]:
        """A queue of ("sent", "") and ("live", sealed) for one conversation."""
        queue: Audience = asyncio.Queue(_QUEUE)
        self._audiences[conversation].add(queue)
        try:
            yield queue
        finally:
            self._audiences[conversation].discard(queue)
            if not self._audiences[conversation]:
                del self._audiences[conversation]

    def _on_live(self, payload: str) -> None:
        if payload:
            message = json.loads(payload)
            self._tell(message["c"], ("live", message["s"]))

    def _on_sent(self, conversation: str) -> None:
        for each in [conversation] if conversation else list(self._audiences):
            self._tell(each, ("sent", ""))

    def _tell(self, conversation: str, item: tuple[str, str]) -> None:
        for queue in self._audiences.get(conversation, ()):
            if not queue.full():  # a follower that reads nothing loses deltas, not messages:
                queue.put_nowait(item)  # those it reads from the outbox


def _pieces(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    words = data.get("text")
    if not isinstance(words, str) or len(words.encode()) <= _LIMIT:
        yield data
        return
    for start in range(0, len(words), _LIMIT // 4):
        yield {**data, "text": words[start : start + _LIMIT // 4]}
