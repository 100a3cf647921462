"""Conversations as people would read them: what was said, by whom, when, and why."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, func, literal, select, text, tuple_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.pii.vault import Vault
from bot.store.database import Database
from bot.store.lines import Line, Reader, is_message, messages_of
from bot.store.schema import conversations, erasures
from bot.store.vaults import load_vaults

_BATCH = 100
"""Conversations read under one transaction."""
_CHUNK = 500
"""Messages of one conversation handed out at a time, so that a huge one needs no more memory."""


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which conversations; None lets all pass. rating: lowest and highest.

    since, until: from the one on, before the other. A conversation passes when it was going on
    between them; `transcripts` then leaves out the messages outside, unless told otherwise.
    """

    since: datetime | None = None
    until: datetime | None = None
    channel: str | None = None
    tag: str | None = None
    language: str | None = None
    rating: tuple[int, int] | None = None
    conversations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Conversation:
    """The row of a conversation; nothing of it is personal."""

    id: str
    channel: str
    language: str | None
    tags: tuple[str, ...]
    rating: int | None


@dataclass(frozen=True)
class Chunk:
    """Some messages of one conversation, in order; a long one comes in several chunks."""

    conversation: Conversation
    vault: Vault = field(repr=False)
    lines: list[Line] = field(repr=False)


async def count(database: Database, wanted: Filter, *, messages: bool) -> int:
    """How many conversations, or messages in them, there are to read."""
    query = _condition(select(func.count()).select_from(conversations), wanted)
    if messages:
        ids = _condition(select(conversations.c.id), wanted)
        said = messages_of(ids, wanted.since, wanted.until).subquery()
        query = select(func.count()).select_from(said).where(is_message(said))
    async with database.transaction() as connection:
        return int((await connection.execute(query)).scalar_one())


async def batches(database: Database, wanted: Filter) -> AsyncIterator[list[Conversation]]:
    """The conversations that pass, oldest first, a hundred at a time.

    Each hundred is looked up anew: an export of hours must not keep a transaction open so long.
    """
    place = tuple_(conversations.c.created_at, conversations.c.id)
    query = _condition(select(conversations), wanted).order_by(*place.clauses).limit(_BATCH)
    after = query
    while True:
        async with database.transaction() as connection:
            rows = (await connection.execute(after)).all()
        if rows:
            yield [
                Conversation(row.id, row.channel, row.language, tuple(row.tags), row.rating)
                for row in rows
            ]
        if len(rows) < _BATCH:
            return
        last = rows[-1]
        after = query.where(place > tuple_(literal(last.created_at), literal(last.id)))


async def take_time(connection: AsyncConnection) -> None:
    """For a transaction that only reads: what was read is masked meanwhile, and that is slow."""
    await connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = '1h'"))


async def transcripts(
    database: Database, wanted: Filter, *, whole: bool = False
) -> AsyncIterator[Chunk]:
    """What was said in the conversations that pass, in clear, in order.

    whole: messages outside the filter's times too. Memory holds one chunk, whatever the number.
    A conversation erased meanwhile is left out from the next hundred on.
    """
    async for batch in batches(database, wanted):
        async with database.transaction() as connection:
            await take_time(connection)
            async for chunk in _read(connection, database, batch, Filter() if whole else wanted):
                yield chunk


async def erased(database: Database, wanted: Filter) -> list[tuple[str, datetime]]:
    """What was erased within the filter's times and channel: a keyed hash of the id, and when.

    Nothing else of an erased conversation is known, so that other filters leave all of them out.
    """
    if wanted.tag or wanted.language or wanted.rating or wanted.conversations:
        return []
    columns = erasures.c
    query = select(columns.subject, columns.at).order_by(columns.id)
    if wanted.since:
        query = query.where(columns.at >= wanted.since)
    if wanted.until:
        query = query.where(columns.at < wanted.until)
    if wanted.channel:
        query = query.where(columns.channel == wanted.channel)
    async with database.transaction() as connection:
        return [(row.subject, row.at) for row in (await connection.execute(query)).all()]


async def transcript(database: Database, conversation: str) -> list[Line]:
    """All that was said in a conversation, in clear, in the order it was said."""
    found = transcripts(database, Filter(conversations=(conversation,)))
    return [line async for chunk in found for line in chunk.lines]


async def _read(
    connection: AsyncConnection, database: Database, batch: Sequence[Conversation], wanted: Filter
) -> AsyncIterator[Chunk]:
    ciphers = await database.keys.existing(connection, [one.id for one in batch])
    vaults = await load_vaults(connection, ciphers)
    known = {one.id: one for one in batch if one.id in ciphers}
    lines: list[Line] = []
    current = ""
    reader: Reader | None = None
    async for row in await connection.stream(_in_order(list(known), wanted)):
        if lines and (row.conversation != current or len(lines) == _CHUNK):
            yield Chunk(known[current], vaults[current], lines)
            lines = []
        if reader is None or row.conversation != current:
            current = row.conversation
            reader = Reader(ciphers[current])
        line = reader.line(row)
        if line is not None:
            lines.append(line)
    if lines:
        yield Chunk(known[current], vaults[current], lines)


def _in_order(ids: list[str], wanted: Filter) -> Any:
    said = messages_of(ids, wanted.since, wanted.until).subquery()
    place = func.array_position(cast(ids, ARRAY(String)), said.c.conversation)
    return select(said).order_by(place, said.c.at, said.c.kind, said.c.id)


def _condition(query: Any, wanted: Filter) -> Any:
    columns = conversations.c
    if wanted.since:
        query = query.where(columns.last_activity >= wanted.since)
    if wanted.until:
        query = query.where(columns.created_at < wanted.until)
    if wanted.channel:
        query = query.where(columns.channel == wanted.channel)
    if wanted.tag:
        query = query.where(columns.tags.contains([wanted.tag]))
    if wanted.language:
        query = query.where(columns.language == wanted.language)
    if wanted.rating:
        query = query.where(columns.rating.between(*wanted.rating))
    if wanted.conversations:
        query = query.where(columns.id.in_(wanted.conversations))
    return query
