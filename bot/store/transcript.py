"""A conversation as two people would read it: what was said, by whom, when, and why."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.store.database import Database, open_json
from bot.store.keys import Cipher
from bot.store.rows import inbox_row, outbox_row
from bot.store.schema import conversations, inbox, outbox


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which conversations; None lets all pass. Times are compared with the last activity."""

    since: datetime | None = None
    until: datetime | None = None
    channel: str | None = None
    tag: str | None = None


@dataclass(frozen=True)
class Conversation:
    """The row of a conversation; nothing of it is personal."""

    id: str
    channel: str
    language: str | None
    tags: tuple[str, ...]
    rating: int | None


@dataclass(frozen=True)
class Line:
    """One message. speaker: user, bot or staff. facts: intent, confidence, source (user's only)."""

    time: datetime
    speaker: str
    text: str
    facts: dict[str, Any]


async def matching(
    database: Database, wanted: Filter, *, page: int = 500
) -> AsyncIterator[Conversation]:
    """The conversations that pass, by id; read page by page, so memory stays small."""
    last = ""
    while True:
        query = _condition(select(conversations), wanted).where(conversations.c.id > last)
        async with database.transaction() as connection:
            rows = (await connection.execute(query.order_by(conversations.c.id).limit(page))).all()
        for row in rows:
            yield Conversation(row.id, row.channel, row.language, tuple(row.tags), row.rating)
        if len(rows) < page:
            return
        last = rows[-1].id


def _condition(query: Any, wanted: Filter) -> Any:
    columns = conversations.c
    if wanted.since:
        query = query.where(columns.last_activity >= wanted.since)
    if wanted.until:
        query = query.where(columns.last_activity < wanted.until)
    if wanted.channel:
        query = query.where(columns.channel == wanted.channel)
    if wanted.tag:
        query = query.where(columns.tags.contains([wanted.tag]))
    return query


async def transcript(database: Database, conversation: str) -> list[Line]:
    """All that was said in a conversation, in clear, in the order it was said."""
    heard = select(inbox).where(inbox.c.conversation == conversation)
    said = select(outbox).where(outbox.c.conversation == conversation)
    async with database.transaction() as connection:
        received = (await connection.execute(heard.order_by(inbox.c.id))).all()
        sent = (await connection.execute(said.order_by(outbox.c.id))).all()
        cipher = await database.keys.cipher(connection, conversation)
    lines = [
        Line(row.received_at, "user", _text(_heard(cipher, row)), row.facts) for row in received
    ]
    for row in sent:
        payload = open_json(cipher, "outbox", outbox_row(row), row.payload)
        lines.append(Line(row.created_at, str(payload.get("role", "bot")), _text(payload), {}))
    return sorted(lines, key=lambda line: line.time)


def _heard(cipher: Cipher, row: Any) -> dict[str, Any]:
    payload: dict[str, Any] = open_json(
        cipher, "inbox", inbox_row(row.channel, row.event_id), row.payload
    )
    return payload


def _text(payload: dict[str, Any]) -> str:
    return str(payload.get("text") or "")
