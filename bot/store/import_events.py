"""Takes over the `events` table of Rasa's SQLTrackerStore (SQLite or PostgreSQL), once each.

One transaction a conversation, begun only where it has no events here yet: an import that was
interrupted is run again and goes on where it stopped. A conversation began with its first event
and is as old as its last one, for retention.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy import text as sql
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.errors import ConfigurationError, StoreError
from bot.store.audit import record
from bot.store.database import Database
from bot.store.event_ids import reserve_event_ids
from bot.store.event_rows import EventRows, event_rows, insert_events
from bot.store.schema import PLAIN_RASA

_SENDERS = sql("SELECT DISTINCT sender_id FROM events ORDER BY sender_id")
_OF = sql("SELECT data FROM events WHERE sender_id = :sender ORDER BY id")
_KNOWN = "SELECT 1 FROM xiaoq.events WHERE sender_id = $1 LIMIT 1"
_IMPORT = f"""
    WITH conversation AS (
      INSERT INTO xiaoq.conversations AS c (id, channel, created_at, last_activity)
      SELECT $1::varchar, '{PLAIN_RASA}',
        coalesce(to_timestamp(min(at)), now()), coalesce(to_timestamp(max(at)), now())
      FROM unnest($4::float8[]) AS at
      ON CONFLICT (id) DO UPDATE SET version = c.version + 1
      RETURNING id
    ), empty AS (
      SELECT id FROM conversation
      WHERE NOT EXISTS (SELECT FROM xiaoq.events e WHERE e.sender_id = $1::varchar)
    ), recorded AS (
      {insert_events("empty", "id", 2)} RETURNING 1
    )
    SELECT count(*) FROM recorded
"""  # noqa: S608 (no value in it)


@dataclass(frozen=True)
class Imported:
    """Counts: conversations and events taken over, and conversations that were here before."""

    conversations: int
    events: int
    skipped: int


async def import_events(
    database: Database,
    source: str,
    progress: Callable[[int, int], object] = lambda done, of: None,
    *,
    actor: str = "operator",
) -> Imported:
    """Copy every conversation of the table at the SQLAlchemy address `source`.

    progress: called with conversations done and in all. Raises ConfigurationError where there is
    no such table, StoreError on a fault of ours; what was copied until then stays.
    """
    conversations = events = skipped = 0
    with _reading(source) as connection:
        senders = [row.sender_id for row in connection.execute(_SENDERS)]
        for number, sender in enumerate(senders, 1):
            if await database.fetch(_KNOWN, sender):
                skipped += 1
            else:
                rows = await _rows(database, connection, sender)
                await _write(database, sender, rows, actor)
                conversations, events = conversations + 1, events + len(rows.id)
            progress(number, len(senders))
    done = Imported(conversations, events, skipped)
    async with database.transaction() as transaction:
        await record(transaction, database, actor=actor, action="import", detail=asdict(done))
    return done


async def _write(database: Database, sender: str, rows: EventRows, actor: str) -> None:
    """One conversation and its entry in the audit, both or neither."""
    async with database.transaction() as transaction:
        fetch = await database.fetch_in(transaction)
        (stored,) = await fetch(_IMPORT, sender, *rows)
        if stored["count"] != len(rows.id):
            raise StoreError("a conversation began while it was imported; stop the bot")
        await record(
            transaction,
            database,
            actor=actor,
            action="import",
            conversation=sender,
            detail={"events": len(rows.id)},
        )


async def _rows(database: Database, connection: Connection, sender: str) -> EventRows:
    found: list[dict[str, Any]] = [
        json.loads(row.data) for row in connection.execute(_OF, {"sender": sender})
    ]
    ids = await reserve_event_ids(database.fetch, len(found))
    return event_rows(await database.cipher(sender), ids, found)


@contextmanager
def _reading(source: str) -> Iterator[Connection]:
    try:
        engine = create_engine(source, future=True)
        with engine.connect() as connection:
            yield connection
        engine.dispose()
    except (SQLAlchemyError, ArgumentError) as error:
        cause = type(getattr(error, "orig", None) or error).__name__
        raise ConfigurationError(
            f"the events table cannot be read ({cause}); give its address as SQLAlchemy writes it:"
            " sqlite:////path/rasa.db or postgresql://user:password@host/name"
        ) from None
