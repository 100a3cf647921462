"""Who works on a conversation: one worker at a time, by a lease with a fencing number.

The number grows with each lease; a turn commits only under the number it was begun with, so a
worker that was thought dead and comes back cannot write (see commit.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog
from sqlalchemy import text

from bot.errors import LeaseLost, StoreError
from bot.store.database import Database, open_json
from bot.store.inbox import InboxMessage
from bot.store.rows import EVENT_IDS, inbox_row

_log = structlog.get_logger(__name__)

SECONDS = 4.0
"""How long a dead worker's conversation waits; a live one renews three times in it."""

_EVENT_IDS = 16
"""Ids reserved with the lease, so that few turns have to ask for more."""

_CLAIM = f"""
    WITH free AS (
      SELECT c.id, waiting.first FROM xiaoq.conversations c
      JOIN (
        SELECT conversation, min(id) AS first FROM xiaoq.inbox WHERE state = 'new'
        GROUP BY conversation
      ) waiting ON waiting.conversation = c.id
      WHERE c.lease_until IS NULL OR c.lease_until < now()
      ORDER BY waiting.first LIMIT 1
      FOR UPDATE OF c SKIP LOCKED
    ), message AS (
      UPDATE xiaoq.inbox i SET attempts = attempts + 1 FROM free
      WHERE i.id = free.first AND i.state = 'new'
      RETURNING i.*
    ), lease AS (
      UPDATE xiaoq.conversations c SET
        lease_owner = $1, lease_until = now() + make_interval(secs => $2), fence = fence + 1
      FROM message WHERE c.id = message.conversation
      RETURNING c.fence, c.version, c.line
    )
    SELECT message.*, lease.*,
      (SELECT created_at FROM xiaoq.data_keys WHERE conversation = free.id) AS key_made,
      ARRAY(SELECT placeholder FROM xiaoq.vault WHERE conversation = free.id ORDER BY placeholder)
        AS placeholders,
      ARRAY(SELECT record FROM xiaoq.vault WHERE conversation = free.id ORDER BY placeholder)
        AS records,
      ARRAY(SELECT {EVENT_IDS} FROM generate_series(1, $3)) AS event_ids
    FROM free LEFT JOIN message ON true LEFT JOIN lease ON true
"""  # noqa: S608 (no value in it)
"""`message` is empty where another worker finished the one seen between the look and the lock."""
_RENEW = text(
    """
    UPDATE xiaoq.conversations SET lease_until = now() + make_interval(secs => :seconds)
    WHERE id = :conversation AND fence = :fence
    """
)
_RELEASE = text(
    """
    UPDATE xiaoq.conversations SET lease_owner = NULL, lease_until = NULL
    WHERE id = :conversation AND fence = :fence
    """
)


@dataclass(frozen=True)
class Lease:
    """The right to work on one message of a conversation, until it expires.

    version, vault: the conversation's, as they stood when the lease began (placeholders, sealed
    records). event_ids: reserved for the turn's events.
    """

    conversation: str
    fence: int
    version: int = 0
    vault: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    event_ids: tuple[int, ...] = field(default=(), repr=False)


async def claim(database: Database, owner: str) -> tuple[InboxMessage, Lease] | None:
    """Take the message that has waited longest and whose conversation is free, if there is one.

    Its attempt is counted in the same transaction, before the work starts, so the count also
    grows when the process dies in it.
    """
    while rows := await database.fetch(_CLAIM, owner, SECONDS, _EVENT_IDS):
        if rows[0]["id"] is None:
            continue
        try:
            return await _opened(database, rows[0])
        except StoreError as error:  # its key is missing: others must not wait for it
            _log.error("lease.unreadable", inbox_id=rows[0]["id"], error=str(error))
    return None


async def _opened(database: Database, row: Mapping[str, Any]) -> tuple[InboxMessage, Lease]:
    cipher = await database.cipher(row["conversation"], row["key_made"])
    message = InboxMessage(
        id=row["id"],
        channel=row["channel"],
        event_id=row["event_id"],
        conversation=row["conversation"],
        payload=open_json(
            cipher, "inbox", inbox_row(row["channel"], row["event_id"]), row["payload"]
        ),
        attempts=row["attempts"],
        failures=row["failures"],
        line=row["line"],
    )
    return message, Lease(
        conversation=message.conversation,
        fence=row["fence"],
        version=row["version"],
        vault=tuple(zip(row["placeholders"], row["records"], strict=True)),
        event_ids=tuple(row["event_ids"]),
    )


async def renew(database: Database, lease: Lease) -> None:
    """Prolong it; raises LeaseLost when another worker has it."""
    async with database.transaction() as connection:
        values = {"conversation": lease.conversation, "fence": lease.fence, "seconds": SECONDS}
        if (await connection.execute(_RENEW, values)).rowcount != 1:
            raise LeaseLost("the lease of a conversation passed to another worker")


async def release(database: Database, lease: Lease) -> None:
    """Give it back; nothing happens when it was lost before."""
    async with database.transaction() as connection:
        values = {"conversation": lease.conversation, "fence": lease.fence}
        await connection.execute(_RELEASE, values)
