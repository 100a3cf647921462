"""Who works on a conversation: one worker at a time, by a lease with a fencing number.

The number grows with each lease; a turn commits only under the number it was begun with, so a
worker that was thought dead and comes back cannot write (see commit.py).
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from bot.errors import LeaseLost
from bot.store.database import Database

SECONDS = 4.0
"""How long a dead worker's conversation waits; a live one renews three times in it."""

_CLAIM = text(
    """
    UPDATE xiaoq.conversations SET
      lease_owner = :owner, lease_until = now() + make_interval(secs => :seconds),
      fence = fence + 1
    WHERE id = (
      SELECT c.id FROM xiaoq.conversations c
      JOIN (
        SELECT conversation, min(id) AS first FROM xiaoq.inbox WHERE state = 'new'
        GROUP BY conversation
      ) waiting ON waiting.conversation = c.id
      WHERE c.lease_until IS NULL OR c.lease_until < now()
      ORDER BY waiting.first LIMIT 1
      FOR UPDATE OF c SKIP LOCKED
    )
    RETURNING id, fence
    """
)
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
    """The right to work on one conversation until it expires."""

    conversation: str
    fence: int


async def claim(database: Database, owner: str) -> Lease | None:
    """Take the conversation whose message has waited longest, if one is free."""
    async with database.transaction() as connection:
        values = {"owner": owner, "seconds": SECONDS}
        row = (await connection.execute(_CLAIM, values)).first()
    return Lease(row.id, row.fence) if row else None


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
