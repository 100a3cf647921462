"""What a row is called in the associated data of its encryption: known before it is written.

A value opens only under the name of the row it was sealed for, so that two rows of a conversation
cannot change places. Where a row has no name of its own, its id is reserved first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

_RESERVE = text(
    """
    SELECT nextval(pg_get_serial_sequence(:table, 'id')) AS id FROM generate_series(1, :count)
    """
)


EVENT_IDS = "nextval('xiaoq.events_id_seq')"
"""A new id, in SQL."""


async def reserve(connection: AsyncConnection, table: str, count: int) -> Sequence[int]:
    """Ids for `count` rows of `table` (schema xiaoq) that are about to be inserted."""
    values = {"table": f"xiaoq.{table}", "count": count}
    return sorted(row.id for row in (await connection.execute(_RESERVE, values)).all())


def inbox_row(channel: str, event_id: str) -> str:
    """A message of a customer: the platform's own id names it."""
    return f"{channel}|{event_id}"


def outbox_row(row: Any) -> str:
    """A message of the bot (`id`, `inbox_id`, `position`): its place in the answer names it."""
    return message_row(row.id, row.inbox_id, row.position)


def message_row(own_id: int, inbox_id: int | None, position: int) -> str:
    """As `outbox_row`, of the columns."""
    return f"id|{own_id}" if inbox_id is None else answer_row(inbox_id, position)


def answer_row(inbox_id: int, position: int) -> str:
    """The message at `position` of the answer to an inbox message."""
    return f"answer|{inbox_id}|{position}"
