"""Writing a tracker's new events outside of a turn of ours: in any Rasa project.

Ids are reserved when the tracker is retrieved and used if nobody wrote to the conversation since:
one round trip to read, one to write. Else they would stand before what the other wrote, so new
ones are reserved, and the events follow the other's, as in Rasa's SQL store.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import StoreError
from bot.store.event_rows import event_rows
from bot.store.keys import Cipher
from bot.store.rows import EVENT_IDS

IDS = 16
"""Ids reserved with a tracker, so that few turns have to ask for more."""

_APPEND = """
    WITH conversation AS (
      INSERT INTO xiaoq.conversations AS c (id, channel) VALUES ($1::varchar, 'rasa')
      ON CONFLICT (id) DO UPDATE SET version = c.version + 1, last_activity = now()
        WHERE $9::bigint IS NULL OR c.version = $9
      RETURNING id, version
    ), key AS (  -- not that of a conversation which was erased and begun anew
      SELECT c.id, c.version FROM xiaoq.data_keys k JOIN conversation c ON c.id = k.conversation
      WHERE k.created_at = $8 FOR KEY SHARE OF k
    ), recorded AS (
      INSERT INTO xiaoq.events
        (id, sender_id, type_name, timestamp, intent_name, action_name, data)
      SELECT new.id, key.id, new.type_name, new.timestamp, new.intent_name,
        new.action_name, new.data
      FROM key, unnest($2::int8[], $3::varchar[], $4::float8[], $5::varchar[],
        $6::varchar[], $7::bytea[])
        AS new (id, type_name, timestamp, intent_name, action_name, data)
      ON CONFLICT (id) DO NOTHING  -- tried again, since it was not known whether it had been done
    )
    SELECT version FROM key
"""
_AGAIN = f"""
    SELECT coalesce((SELECT version FROM xiaoq.conversations WHERE id = $1), 0) AS version,
      EXISTS (SELECT FROM xiaoq.events WHERE id = $2 AND sender_id = $1) AS recorded,
      ARRAY(SELECT {EVENT_IDS} FROM generate_series(1, $3::int)) AS ids
"""  # noqa: S608 (no value in it)

Fetch = Callable[..., Awaitable[list[Any]]]


@dataclass(frozen=True)
class Stored:
    """How much of a tracker is in the database, and ids for what comes next."""

    version: int
    events: int
    ids: tuple[int, ...] = ()


async def append(
    fetch: Fetch,
    cipher: Cipher,
    sender_id: str,
    stored: Stored,
    events: Sequence[Mapping[str, Any]],
) -> tuple[int, bool]:
    """Append `events` (`Event.as_dict()` each).

    Returns the conversation's new version, and whether nobody else wrote in between. `fetch`
    (Database.fetch) may run a statement twice where a connection broke: the events are written
    once. Raises StoreError when the conversation was erased meanwhile.
    """
    ids = stored.ids if len(events) <= len(stored.ids) else ()
    if ids:
        rows = event_rows(cipher, ids[: len(events)], events)
        written = await fetch(_APPEND, sender_id, *rows, cipher.made, stored.version)
        if written:
            return int(written[0]["version"]), True
    now = (await fetch(_AGAIN, sender_id, ids[0] if ids else 0, len(events)))[0]
    if now["recorded"]:  # the answer of the statement above was lost
        return int(now["version"]), int(now["version"]) == stored.version + 1
    rows = event_rows(cipher, sorted(now["ids"]), events)
    written = await fetch(_APPEND, sender_id, *rows, cipher.made, None)
    if not written:
        raise StoreError("the conversation was erased meanwhile; try again")
    version = int(written[0]["version"])
    return version, version == stored.version + 1
