"""Erasing a conversation: its key first, then its rows in every table, in one transaction.

A table with a column `conversation` (or Rasa's `sender_id`) is found by itself; every other one
must be named below with a reason (tests/integration/test_erase.py compares with the database).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError
from bot.store.audit import record, subject_of
from bot.store.database import ERASED, Database
from bot.store.schema import (
    PLAIN_RASA,
    conversations,
    deliveries,
    erasures,
    inbox,
    metadata,
    outbox,
    receipts,
)

KEPT = {
    "alembic_version": "the version of the tables",
    "audit": "names conversations by a keyed hash, holds no text",
    "audit_head": "the end of the audit",
    "erasures": "names conversations by a keyed hash, holds counts",
    "curated": "answers that staff wrote",
    "passages": "the help centre",
    "passage_statements": "the help centre",
    "translations": "of fixed responses, before any blank is filled",
}
"""Tables that hold nothing of a conversation, and why."""
BY_PARENT = ("deliveries", "receipts")
"""Found through the outbox."""
SHOP = {
    "verification_attempts": "DELETE FROM shop.verification_attempts WHERE conversation = :id",
    "returns": "UPDATE shop.returns SET note = '', conversation = '' WHERE conversation = :id",
}
"""Of the demo shop: wrong tries go; a return stays the shop's own record, without the customer's
words and without a way back to the conversation."""

_ATTEMPTS = 3  # a deadlock with a sender is broken by PostgreSQL; the second try goes through


@dataclass(frozen=True)
class Erased:
    """What was done. counts: rows by table; before: when it was erased earlier, if it was."""

    conversation: str
    found: bool
    counts: dict[str, int] = field(default_factory=dict)
    before: datetime | None = None


async def erase(
    database: Database, conversation: str, *, actor: str, reason: str, idle_days: float = 0.0
) -> Erased:
    """Erase all of a conversation; doing so again changes nothing.

    A turn in progress is fenced off: it finds its conversation gone and writes nothing. Other
    processes drop what they hold of it in memory. reason: customer, operator or retention.
    idle_days: only if nothing happened in it for so long, which is looked at under its lock.
    """
    if conversation.startswith("xiaoq:"):
        raise StoreError("this names a secret of the installation, not a conversation")
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            return await _erase(database, conversation, actor, reason, idle_days)
        except StoreError:
            if attempt == _ATTEMPTS:
                raise
            await asyncio.sleep(0.2 * attempt)
    raise AssertionError("unreachable")


async def _erase(
    database: Database, conversation: str, actor: str, reason: str, idle_days: float
) -> Erased:
    async with database.transaction() as connection:
        idle = conversations.c.last_activity < func.now() - timedelta(days=idle_days)
        locked = select(conversations.c.channel, idle.label("idle")).where(
            conversations.c.id == conversation
        )
        row = (await connection.execute(locked.with_for_update())).first()
        if idle_days and (row is None or not row.idle):
            return Erased(conversation, found=False)
        subject = await subject_of(connection, database, conversation)
        counts = await _delete_rows(connection, conversation)
        if not counts:
            known = select(func.max(erasures.c.at)).where(erasures.c.subject == subject)
            before = (await connection.execute(known)).scalar_one()
            return Erased(conversation, found=False, before=before)
        channel = row.channel if row else PLAIN_RASA
        values = {"subject": subject, "channel": channel, "reason": reason, "counts": counts}
        await connection.execute(insert(erasures).values(values))
        await connection.execute(select(func.pg_notify(ERASED, conversation)))
        await record(
            connection,
            database,
            actor=actor,
            action="erase",
            conversation=conversation,
            detail={"reason": reason, "rows": counts},
        )
    database.forget(conversation)
    return Erased(conversation, found=True, counts=counts)


async def _delete_rows(connection: AsyncConnection, conversation: str) -> dict[str, int]:
    """Children before parents; the key is the first to go."""
    counts: dict[str, int] = {}
    mine = select(outbox.c.id).where(outbox.c.conversation == conversation)
    sent = select(deliveries.c.reference).where(deliveries.c.outbox_id.in_(mine))
    channel = select(inbox.c.channel).where(inbox.c.conversation == conversation)
    of_mine = [
        (receipts, receipts.c.reference.in_(sent) & receipts.c.channel.in_(channel)),
        (deliveries, deliveries.c.outbox_id.in_(mine)),
    ]
    children_first = list(metadata.sorted_tables)[::-1]
    tables = sorted(children_first, key=lambda one: one.name != "data_keys")
    owned = [(one, owner_of(one) == conversation) for one in tables if owner_of(one) is not None]
    for one, condition in [*owned[:1], *of_mine, *owned[1:]]:
        removed = (await connection.execute(delete(one).where(condition))).rowcount
        if removed:
            counts[one.name] = removed
    for name, statement in SHOP.items():
        if (await connection.execute(select(func.to_regclass(f"shop.{name}")))).scalar_one():
            changed = (await connection.execute(text(statement), {"id": conversation})).rowcount
            if changed:
                counts[f"shop.{name}"] = changed
    return counts


def owner_of(one: Any) -> Any:
    """The column that says which conversation a row belongs to; None where there is none."""
    if one is conversations:
        return one.c.id
    return one.c.get("conversation", one.c.get("sender_id"))


async def older_than(database: Database, days: float) -> AsyncIterator[str]:
    """Conversations in which nothing happened for `days` days, page by page."""
    query = (
        select(conversations.c.id)
        .where(
            conversations.c.last_activity < func.now() - timedelta(days=days),
            or_(conversations.c.lease_until.is_(None), conversations.c.lease_until < func.now()),
        )
        .order_by(conversations.c.last_activity)
        .limit(200)
    )
    seen: set[str] = set()
    while True:
        async with database.transaction() as connection:
            rows = [row.id for row in (await connection.execute(query)).all()]
        fresh = [row for row in rows if row not in seen]
        if not fresh:
            return
        seen.update(fresh)
        for each in fresh:
            yield each


async def wanted_by_customers(database: Database, *, after: float) -> list[str]:
    """Conversations whose customer asked to be forgotten `after` seconds ago or more, and whose
    last message was delivered or has had an hour for it."""
    query = text(
        """
        SELECT id FROM xiaoq.conversations c
        WHERE state = 'erase' AND last_activity < now() - make_interval(secs => :after)
          AND NOT EXISTS (SELECT FROM xiaoq.inbox i WHERE i.conversation = c.id AND i.state = 'new')
          AND (last_activity < now() - interval '1 hour' OR NOT EXISTS (
            SELECT FROM xiaoq.outbox o WHERE o.conversation = c.id AND o.state = 'new'))
        LIMIT 200
        """
    )
    async with database.transaction() as connection:
        return [row.id for row in (await connection.execute(query, {"after": after})).all()]
