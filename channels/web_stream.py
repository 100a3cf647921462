"""Server-sent events of one conversation: live typing and deltas, and every message of the outbox.

Messages carry the outbox id as event id and are read from the table, so a client that comes back
with `Last-Event-ID` misses none; typing and deltas are only for those who watch.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from bot.store.live import Audience, Live
from bot.store.outbox import OutboxMessage, messages_after
from channels.attachments import file_name, file_of
from channels.markdown import render

PING = ": ping\n\n"
_SILENCE = 15.0  # seconds without an event after which a ping keeps proxies from closing


def as_json(message: OutboxMessage) -> dict[str, Any]:
    """A message as the page takes it (`message` events and history)."""
    payload = message.payload
    return {
        "id": str(message.id),
        "role": payload.get("role", "bot"),
        "text": payload["text"],
        "html": render(payload["text"]),
        "buttons": payload.get("buttons", []),
        "citations": payload.get("citations", []),
        "image": payload.get("image"),
        "file": {"url": url, "name": file_name(url)} if (url := file_of(payload)) else None,
        "turn": message.inbox_id,
        "time": message.created_at.isoformat(),
    }


def sse(event: str, data: dict[str, Any], identifier: int | None = None) -> str:
    """One event on the wire."""
    head = f"id: {identifier}\n" if identifier is not None else ""
    return f"{head}event: {event}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


async def stream(live: Live, database: Any, conversation: str, last: int) -> AsyncIterator[str]:
    """Events from `last` on, for as long as the client stays."""
    with live.follow(conversation) as audience:
        yield ": connected\n\n"
        while True:
            async for message in _unseen(database, conversation, last):
                last = message.id
                yield sse("message", as_json(message), message.id)
            async for event in _until_sent(live, conversation, audience):
                yield event


async def _unseen(database: Any, conversation: str, last: int) -> AsyncIterator[OutboxMessage]:
    while batch := await messages_after(database, conversation, last):
        for message in batch:
            last = message.id
            yield message


async def _until_sent(live: Live, conversation: str, audience: Audience) -> AsyncIterator[str]:
    """Live events until a message was committed, or nothing came for a while."""
    while True:
        try:
            kind, sealed = await asyncio.wait_for(audience.get(), _SILENCE)
        except asyncio.TimeoutError:
            yield PING
            return
        if kind == "sent":
            return
        event, data = await live.open(conversation, sealed)
        yield sse(event, data)
