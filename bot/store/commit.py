"""One turn, one transaction: events, inbox mark, vault and outgoing messages together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.current import Outgoing, Turn
from bot.errors import LeaseLost, StoreError
from bot.store.database import Database, seal_json
from bot.store.rows import answer_row, reserve
from bot.store.schema import inbox, outbox, recipients
from bot.store.vaults import save_new

SENT = "xiaoq_outbox"

_FENCED = text(
    """
    UPDATE xiaoq.conversations SET
      version = version + 1, last_activity = now(),
      language = coalesce(:language, language)
    WHERE id = :conversation AND fence = :fence
    RETURNING version
    """
)


async def commit_turn(connection: AsyncConnection, database: Database, turn: Turn) -> int:
    """Write all of the turn but its tracker events; returns the conversation's new version.

    Raises LeaseLost, and the caller's transaction rolls back, when another worker holds the
    conversation by now; StoreError when the message was already handled.
    """
    values = {
        "language": turn.language,
        "conversation": turn.conversation,
        "fence": turn.fence,
    }
    row = (await connection.execute(_FENCED, values)).first()
    if row is None:
        raise LeaseLost("the lease of a conversation passed to another worker during its turn")
    await _finish(connection, turn)
    await save_new(connection, database, turn.conversation, turn.vault)
    await write_outgoing(
        connection, database, turn.conversation, turn.outgoing, inbox_id=turn.inbox_id
    )
    return int(row.version)


async def _finish(connection: AsyncConnection, turn: Turn) -> None:
    statement = (
        update(inbox)
        .where(inbox.c.id == turn.inbox_id, inbox.c.state == "new")
        .values(state="done", done_at=func.now(), error=None, facts=turn.facts)
    )
    if (await connection.execute(statement)).rowcount != 1:
        raise StoreError(f"inbox message {turn.inbox_id} was handled before")


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
    async with database.transaction() as connection:
        values = {"language": None, "conversation": turn.conversation, "fence": turn.fence}
        if (await connection.execute(_FENCED, values)).first() is None:
            raise LeaseLost("the lease of a conversation passed to another worker")
        statement = (
            update(inbox)
            .where(inbox.c.id == turn.inbox_id, inbox.c.state == "new")
            .values(state="parked", done_at=func.now())
        )
        if (await connection.execute(statement)).rowcount == 1:
            await write_outgoing(
                connection, database, turn.conversation, [apology], inbox_id=turn.inbox_id
            )
