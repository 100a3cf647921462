"""Writing a tracker's new events outside of a turn of ours: in any Rasa project.

Ids are reserved ahead, with what was written before, and used if nobody wrote to the conversation
since: one round trip to read, one to write. Else they would stand before what the other wrote, so
new ones are reserved, and the events follow the other's, as in Rasa's SQL store.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.errors import StoreError
from bot.store.event_ids import Fetch
from bot.store.event_rows import event_rows, insert_events
from bot.store.keys import Cipher, KeyRing, NewKey
from bot.store.rows import EVENT_IDS
from bot.store.schema import PLAIN_RASA

IDS = 16
"""Ids reserved with a tracker, so that few turns have to ask for more."""

_CONTINUE = f"""
    WITH conversation AS (
      UPDATE xiaoq.conversations c SET version = version + 1, last_activity = now()
      FROM xiaoq.data_keys k
      WHERE c.id = $1::varchar AND c.version = $9 AND k.conversation = c.id AND k.created_at = $8
      RETURNING c.id, c.version
    ), recorded AS (
      {insert_events("conversation", "id", 2)}
    )
    SELECT version, ARRAY(SELECT {EVENT_IDS} FROM generate_series(1, $10::int)) AS ids
    FROM conversation
"""  # noqa: S608 (no value in it)
"""Where nobody else wrote. The key needs no lock: a conversation that is erased and begun anew
meanwhile never has a version again that the old one had."""
_APPEND = f"""
    WITH conversation AS (
      INSERT INTO xiaoq.conversations AS c (id, channel) VALUES ($1::varchar, '{PLAIN_RASA}')
      ON CONFLICT (id) DO UPDATE SET version = c.version + 1, last_activity = now()
      RETURNING id, version
    ), key AS (  -- not that of a conversation which was erased and begun anew
      SELECT c.id, c.version FROM xiaoq.data_keys k JOIN conversation c ON c.id = k.conversation
      WHERE k.created_at = $8 FOR KEY SHARE OF k
    ), recorded AS (  -- twice when it was not known whether it had been done
      {insert_events("key", "id", 2, twice=True)}
    )
    SELECT version, ARRAY(SELECT {EVENT_IDS} FROM generate_series(1, $9::int)) AS ids FROM key
"""  # noqa: S608 (no value in it)
_BEGIN = f"""
    WITH key AS (
      INSERT INTO xiaoq.data_keys (conversation, wrapped, kek_id) VALUES ($1::varchar, $8, $9)
      ON CONFLICT DO NOTHING
      RETURNING conversation, created_at
    ), conversation AS (
      INSERT INTO xiaoq.conversations (id, channel) SELECT conversation, '{PLAIN_RASA}' FROM key
      ON CONFLICT DO NOTHING
      RETURNING id, version
    ), recorded AS (
      {insert_events("conversation", "id", 2)}
    )
    SELECT version, created_at FROM conversation, key
"""  # noqa: S608 (no value in it)
_AGAIN = f"""
    SELECT coalesce((SELECT version FROM xiaoq.conversations WHERE id = $1), 0) AS version,
      EXISTS (SELECT FROM xiaoq.events WHERE id = $2 AND sender_id = $1) AS recorded,
      ARRAY(SELECT {EVENT_IDS} FROM generate_series(1, $3::int)) AS ids
"""  # noqa: S608 (no value in it)


@dataclass(frozen=True)
class Stored:
    """How much of a tracker is in the database, and ids for what comes next."""

    version: int
    events: int
    ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Written:
    """The conversation's new version, ids for what comes next; alone: nobody else wrote in
    between."""

    version: int
    ids: tuple[int, ...] = ()
    alone: bool = True


async def begin(
    fetch: Fetch,
    keys: KeyRing,
    sender_id: str,
    new: NewKey,
    ids: Sequence[int],
    events: Sequence[Mapping[str, Any]],
) -> Written | None:
    """A new conversation with its key (`KeyRing.new`) and first `events`, in one round trip.

    None, and no event was written, when somebody else began it meanwhile or it has a key already.
    """
    rows = event_rows(Cipher(new.key, sender_id), ids[: len(events)], events)
    begun = await fetch(_BEGIN, sender_id, *rows, new.wrapped, new.kek_id)
    if not begun:
        return None
    keys.keep(sender_id, Cipher(new.key, sender_id, begun[0]["created_at"]))
    return Written(int(begun[0]["version"]), tuple(ids[len(events) :]))


async def append(
    fetch: Fetch,
    cipher: Cipher,
    sender_id: str,
    stored: Stored,
    events: Sequence[Mapping[str, Any]],
) -> Written:
    """Append `events` (`Event.as_dict()` each).

    `fetch` (Database.fetch) may run a statement twice where a connection broke: the events are
    written once. Raises StoreError when the conversation was erased meanwhile.
    """
    count = len(events)
    ids = stored.ids if count <= len(stored.ids) else ()
    if ids:
        rows, left = event_rows(cipher, ids[:count], events), ids[count:]
        lacking = IDS - len(left)
        written = await fetch(_CONTINUE, sender_id, *rows, cipher.made, stored.version, lacking)
        if written:
            return Written(int(written[0]["version"]), (*left, *sorted(written[0]["ids"])))
    now = (await fetch(_AGAIN, sender_id, ids[0] if ids else 0, count))[0]
    if now["recorded"]:  # the answer of the statement above was lost
        version = int(now["version"])
        return Written(version, alone=version == stored.version + 1)
    rows = event_rows(cipher, sorted(now["ids"]), events)
    written = await fetch(_APPEND, sender_id, *rows, cipher.made, IDS)
    if not written:
        raise StoreError("the conversation was erased meanwhile; try again")
    version = int(written[0]["version"])
    return Written(version, tuple(sorted(written[0]["ids"])), version == stored.version + 1)
