"""One turn, one transaction: events, inbox mark, vault and outgoing messages together.

Each transaction here is one statement: one round trip, and nobody waits for a lock meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.current import Outgoing, Turn
from bot.errors import LeaseLost, StoreError
from bot.store.database import Database, seal_json
from bot.store.event_rows import NO_EVENTS, EventRows, insert_events
from bot.store.rows import answer_row, reserve
from bot.store.schema import outbox, recipients
from bot.store.vaults import seal_new
from llm_backend.spans import carrier, note, spanned

SENT = "xiaoq_outbox"

_TURN = f"""
    WITH held AS (
      SELECT id, version FROM xiaoq.conversations
      WHERE id = $1::varchar AND fence = $2 AND ($3::bigint IS NULL OR version = $3)
      FOR UPDATE
    ), handled AS (
      UPDATE xiaoq.inbox SET state = 'done', done_at = now(), error = NULL, facts = $5::jsonb
      FROM held WHERE inbox.id = $4::bigint AND inbox.state = 'new'
      RETURNING inbox.conversation, inbox.id
    ), conversation AS (
      UPDATE xiaoq.conversations c SET
        version = c.version + 1, last_activity = now(), language = coalesce($6, language),
        state = CASE WHEN $16 THEN 'erase' ELSE c.state END,
        lease_owner = NULL, lease_until = NULL
      FROM handled WHERE c.id = handled.conversation
      RETURNING c.version
    ), hidden AS (
      INSERT INTO xiaoq.vault (conversation, placeholder, record)
      SELECT handled.conversation, new.placeholder, new.record
      FROM handled, unnest($7::varchar[], $8::bytea[]) AS new (placeholder, record)
    ), said AS (
      INSERT INTO xiaoq.outbox (conversation, inbox_id, position, payload, state)
      SELECT handled.conversation, handled.id, new.position - 1, new.payload,
        CASE WHEN EXISTS (SELECT FROM xiaoq.recipients r WHERE r.conversation = $1::varchar)
        THEN 'new' ELSE 'kept' END  -- the web fetches, others are sent to
      FROM handled, unnest($9::bytea[]) WITH ORDINALITY AS new (payload, position)
      ORDER BY new.position
      RETURNING id
    ), recorded AS (
      {insert_events("handled", "conversation", 10)}
    )
    SELECT conversation.version,
      CASE WHEN EXISTS (SELECT FROM said) THEN pg_notify('xiaoq_outbox', $1::varchar) END
    FROM conversation
"""  # noqa: S608 (no value in it)
"""All or nothing: every part hangs on `handled`, and that on `held`."""

_WHY = """
    SELECT fence = $2 AS ours, (SELECT state FROM xiaoq.inbox WHERE id = $3::bigint) AS state
    FROM xiaoq.conversations WHERE id = $1
"""
_PARK = """
    WITH held AS (
      UPDATE xiaoq.conversations SET
        version = version + 1, last_activity = now(), lease_owner = NULL, lease_until = NULL
      WHERE id = $1::varchar AND fence = $2
      RETURNING id
    ), parked AS (
      UPDATE xiaoq.inbox SET state = 'parked', done_at = now()
      FROM held WHERE inbox.id = $3::bigint AND inbox.state = 'new'
      RETURNING inbox.conversation, inbox.id
    ), said AS (
      INSERT INTO xiaoq.outbox (conversation, inbox_id, payload, state)
      SELECT parked.conversation, parked.id, $4,
        CASE WHEN EXISTS (SELECT FROM xiaoq.recipients r WHERE r.conversation = $1::varchar)
        THEN 'new' ELSE 'kept' END
      FROM parked
      RETURNING id
    )
    SELECT CASE WHEN EXISTS (SELECT FROM said) THEN pg_notify('xiaoq_outbox', $1::varchar) END
    FROM held
"""


@spanned("commit")
async def commit_turn(database: Database, turn: Turn, events: EventRows = NO_EVENTS) -> int:
    """Write all of the turn and give its lease back; returns the conversation's new version.

    Raises LeaseLost when another worker holds the conversation by now, StoreError when the
    message was already handled or the conversation has changed since the turn began; then, as on
    any fault, nothing was written.
    """
    cipher = await database.cipher(turn.conversation)
    below = carrier()
    said = [
        seal_json(cipher, "outbox", answer_row(turn.inbox_id, position), message.as_dict() | below)
        for position, message in enumerate(turn.outgoing)
    ]
    rows = await database.fetch(
        _TURN,
        turn.conversation,
        turn.fence,
        turn.version,
        turn.inbox_id,
        json.dumps(turn.facts),
        turn.language,
        *seal_new(cipher, turn.vault),
        said,
        *events,
        turn.wants_erasure,
    )
    if not rows:
        raise await _refusal(database, turn)
    turn.committed = True
    note(messages=len(said), events=len(events[0]), placeholders=len(turn.vault))
    return int(rows[0]["version"])


async def _refusal(database: Database, turn: Turn) -> StoreError:
    rows = await database.fetch(_WHY, turn.conversation, turn.fence, turn.inbox_id)
    if not rows or not rows[0]["ours"]:
        return LeaseLost("the lease of a conversation passed to another worker during its turn")
    if rows[0]["state"] != "new":
        return StoreError(f"inbox message {turn.inbox_id} was handled before")
    return StoreError("another process changed the conversation meanwhile; try again")


async def write_outgoing(
    connection: AsyncConnection,
    database: Database,
    conversation: str,
    messages: Sequence[Outgoing],
    *,
    inbox_id: int | None = None,
) -> None:
    """Queue messages for the customer and wake whoever sends them, at the commit."""
    if not messages:
        return
    cipher = await database.keys.cipher(connection, conversation)
    names: list[tuple[str, dict[str, int]]]
    if inbox_id is None:
        ids = await reserve(connection, "outbox", len(messages))
        names = [(f"id|{own}", {"id": own}) for own in ids]
    else:
        names = [(answer_row(inbox_id, position), {}) for position in range(len(messages))]
    rows: list[dict[str, Any]] = [
        {
            "conversation": conversation,
            "inbox_id": inbox_id,
            "position": position,
            "payload": seal_json(cipher, "outbox", name, message.as_dict()),
            **own_id,
        }
        for position, (message, (name, own_id)) in enumerate(zip(messages, names, strict=True))
    ]
    to_send = select(recipients.c.conversation).where(recipients.c.conversation == conversation)
    state = case((to_send.exists(), "new"), else_="kept")  # the web fetches, others are sent to
    await connection.execute(insert(outbox).values(state=state), rows)
    await connection.execute(select(func.pg_notify(SENT, conversation)))


async def park(database: Database, turn: Turn, apology: Outgoing) -> None:
    """Give a message up: mark it, apologise, let the conversation go on."""
    cipher = await database.cipher(turn.conversation)
    sealed = seal_json(
        cipher, "outbox", answer_row(turn.inbox_id, 0), apology.as_dict() | carrier()
    )
    if not await database.fetch(_PARK, turn.conversation, turn.fence, turn.inbox_id, sealed):
        raise LeaseLost("the lease of a conversation passed to another worker")
