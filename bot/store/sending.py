"""The outbox as its sender sees it: one recipient at a time, in order, each part marked.

A part is marked "sending" before it goes to the platform and "sent" after. Whoever finds a mark
"sending" does not know whether the platform has it, sends it again, and counts that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import LeaseLost
from bot.outlet import digest
from bot.store.database import Database, open_json
from bot.store.recipients import open_address
from bot.store.rows import outbox_row

_KEY = re.compile(r"xq-(\d{1,18})-(\d{1,6})")
SECONDS = 5.0
"""How long a dead sender's recipient waits; a live one renews three times in it."""


@dataclass(frozen=True)
class Claim:
    """The right to send to one recipient, until it expires."""

    conversation: str
    channel: str
    fence: int
    address: dict[str, Any]
    heard_at: datetime
    opted_out: bool


@dataclass(frozen=True)
class Queued:
    """The recipient's oldest message that is not sent.

    parts_sent: how many of its parts the platform has; draft: the platform's id of the message
    that shows the answer already, to be edited in place of a new one, "" while nobody knows
    whether there is one.
    """

    id: int
    inbox_id: int | None
    payload: dict[str, Any]
    attempts: int
    parts_sent: int
    draft: str | None
    created_at: datetime


_CLAIM = text(
    """
    UPDATE xiaoq.recipients SET
      lease_owner = :owner, lease_until = now() + make_interval(secs => :seconds),
      fence = fence + 1
    WHERE conversation = (
      SELECT r.conversation FROM xiaoq.recipients r
      JOIN (
        SELECT conversation, min(id) AS first FROM xiaoq.outbox WHERE state = 'new'
        GROUP BY conversation
      ) waiting ON waiting.conversation = r.conversation
      JOIN xiaoq.outbox head ON head.id = waiting.first
      WHERE r.channel = ANY(CAST(:channels AS varchar[])) AND head.next_try <= now()
        AND (r.lease_until IS NULL OR r.lease_until < now())
      ORDER BY waiting.first LIMIT 1
      FOR UPDATE OF r SKIP LOCKED
    )
    RETURNING *
    """
)
_NEXT = text(
    """
    SELECT o.*, d.reference AS draft,
      (SELECT count(*) FROM xiaoq.deliveries p
       WHERE p.outbox_id = o.id AND p.state = 'sent') AS parts_sent
    FROM xiaoq.outbox o
    LEFT JOIN xiaoq.drafts d ON d.inbox_id = o.inbox_id AND o.position = 0
    WHERE o.id = (
      SELECT id FROM xiaoq.outbox WHERE conversation = :conversation AND state = 'new'
      ORDER BY id LIMIT 1
    ) AND o.next_try <= now()
    """
)
_BEGIN = text(
    """
    WITH holder AS (
      UPDATE xiaoq.recipients SET lease_until = now() + make_interval(secs => :seconds)
      WHERE conversation = :conversation AND fence = :fence RETURNING fence
    ), before AS (
      SELECT state FROM xiaoq.deliveries WHERE outbox_id = :message AND part = :part
    )
    INSERT INTO xiaoq.deliveries (outbox_id, part, state)
    SELECT :message, :part, 'sending' FROM holder
    ON CONFLICT (outbox_id, part) DO UPDATE SET
      repeats = xiaoq.deliveries.repeats + CAST(xiaoq.deliveries.state = 'sending' AS int),
      state = 'sending', at = now()
    RETURNING repeats, EXISTS (SELECT FROM before WHERE state = 'sending') AS again
    """
)
_SENT = text(
    """
    UPDATE xiaoq.deliveries SET state = 'sent', reference = :reference, at = now()
    WHERE outbox_id = :message AND part = :part
    """
)
_CONFIRM = text(
    """
    UPDATE xiaoq.deliveries d SET state = 'sent', reference = :reference, at = now()
    FROM xiaoq.outbox o
    WHERE d.outbox_id = :message AND d.part = :part AND d.state = 'sending' AND o.id = d.outbox_id
      AND o.conversation IN (SELECT conversation FROM xiaoq.recipients WHERE channel = :channel)
    """
)
_UNMARK = text(  # the row stays, with its repeats: they are the bound, whatever comes between
    """
    UPDATE xiaoq.deliveries SET state = 'refused'
    WHERE outbox_id = :message AND state = 'sending'
    """
)
_FINISH = text(
    """
    UPDATE xiaoq.outbox SET state = :state, error = :error,
      sent_at = CASE WHEN :state = 'sent' THEN now() END
    WHERE id = :message AND state = 'new'
    """
)
_POSTPONE = text(
    """
    UPDATE xiaoq.outbox SET attempts = attempts + 1, error = :error,
      next_try = now() + make_interval(secs => :seconds)
    WHERE id = :message AND state = 'new'
    """
)
_TAG = text(
    """
    UPDATE xiaoq.conversations SET tags = tags || to_jsonb(CAST(:tag AS text))
    WHERE id = :conversation AND NOT tags @> to_jsonb(CAST(:tag AS text))
    """
)
_RENEW = text(
    """
    UPDATE xiaoq.recipients SET lease_until = now() + make_interval(secs => :seconds)
    WHERE conversation = :conversation AND fence = :fence
    """
)
_RELEASE = text(
    """
    UPDATE xiaoq.recipients SET lease_owner = NULL, lease_until = NULL
    WHERE conversation = :conversation AND fence = :fence
    """
)


async def claim_recipient(database: Database, owner: str, channels: list[str]) -> Claim | None:
    """Take the recipient whose message has waited longest, if one is free."""
    async with database.transaction() as connection:
        values = {"owner": owner, "seconds": SECONDS, "channels": channels}
        row = (await connection.execute(_CLAIM, values)).first()
        if row is None:
            return None
        cipher = await database.keys.cipher(connection, row.conversation)
    return Claim(
        conversation=row.conversation,
        channel=row.channel,
        fence=row.fence,
        address=open_address(cipher, row.address),
        heard_at=row.heard_at,
        opted_out=row.opted_out,
    )


async def next_message(database: Database, claim: Claim) -> Queued | None:
    """What is to be sent now; None when nothing is, or the oldest has to wait."""
    async with database.transaction() as connection:
        row = (await connection.execute(_NEXT, {"conversation": claim.conversation})).first()
        if row is None:
            return None
        cipher = await database.keys.cipher(connection, claim.conversation)
    return Queued(
        id=row.id,
        inbox_id=row.inbox_id,
        payload=open_json(cipher, "outbox", outbox_row(row), row.payload),
        attempts=row.attempts,
        parts_sent=row.parts_sent,
        draft=open_json(cipher, "drafts", str(row.inbox_id), row.draft) if row.draft else None,
        created_at=row.created_at,
    )


async def begin_part(database: Database, claim: Claim, message: int, part: int) -> tuple[int, bool]:
    """Mark a part "sending"; returns how often that was done before without an outcome, and
    whether the last time was such a one (and not one that the platform refused).

    Raises LeaseLost when another sender has the recipient by now.
    """
    values = {
        "conversation": claim.conversation,
        "fence": claim.fence,
        "seconds": SECONDS,
        "message": message,
        "part": part,
    }
    async with database.transaction() as connection:
        row = (await connection.execute(_BEGIN, values)).first()
    if row is None:
        raise LeaseLost("another process sends to this recipient by now")
    return int(row.repeats), bool(row.again)


async def mark_sent(
    database: Database, message: int, part: int, reference: str | None, *, last: bool
) -> None:
    """Record the platform's word for a part (`reference`: a digest of its id)."""
    async with database.transaction() as connection:
        values = {"message": message, "part": part, "reference": reference}
        await connection.execute(_SENT, values)
        if last:
            await _finish(connection, message, "sent", None)


async def finish(database: Database, message: int) -> None:
    """All parts are with the platform."""
    async with database.transaction() as connection:
        await _finish(connection, message, "sent", None)


def part_key(message: int, part: int) -> str:
    """The mark of a part, by which a platform names it."""
    return f"xq-{message}-{part}"


async def confirm(database: Database, channel: str, key: str, reference: str) -> None:
    """The platform reports on a part by its mark: if its sender died, it is not sent again."""
    known = _KEY.fullmatch(key)
    if known is None:
        return
    message, part = int(known[1]), int(known[2])
    values = {"message": message, "part": part, "channel": channel}
    async with database.transaction() as connection:
        await connection.execute(_CONFIRM, {**values, "reference": digest(channel, reference)})


async def postpone(
    database: Database, message: int, *, seconds: float, error: str, unsure: bool
) -> None:
    """Try again later. unsure: the platform may have the part, so its mark stays."""
    async with database.transaction() as connection:
        if not unsure:
            await connection.execute(_UNMARK, {"message": message})
        values = {"message": message, "seconds": seconds, "error": error}
        await connection.execute(_POSTPONE, values)


async def end(
    database: Database, claim: Claim, message: int, *, state: str, error: str, tag: str | None
) -> None:
    """Stop trying: `state` is "failed", or "held" until the customer writes; staff see the tag."""
    async with database.transaction() as connection:
        await connection.execute(_UNMARK, {"message": message})
        await _finish(connection, message, state, error)
        if tag:
            await connection.execute(_TAG, {"conversation": claim.conversation, "tag": tag})


async def _finish(connection: AsyncConnection, message: int, state: str, error: str | None) -> None:
    await connection.execute(_FINISH, {"message": message, "state": state, "error": error})


async def renew(database: Database, claim: Claim) -> None:
    """Prolong the claim; raises LeaseLost when another sender has it."""
    values = {"conversation": claim.conversation, "fence": claim.fence, "seconds": SECONDS}
    async with database.transaction() as connection:
        if (await connection.execute(_RENEW, values)).rowcount != 1:
            raise LeaseLost("another process sends to this recipient by now")


async def release(database: Database, claim: Claim) -> None:
    """Give it back; nothing happens when it was lost before."""
    values = {"conversation": claim.conversation, "fence": claim.fence}
    async with database.transaction() as connection:
        await connection.execute(_RELEASE, values)
