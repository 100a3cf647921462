"""Messages that show an answer while it is made, and that the answer then takes the place of.

A draft is noted before it is posted and its id after, so that none stays behind: whoever finds
the note without an id asks the platform.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any, Protocol

from sqlalchemy import text

from bot.outlet import Outlet, OutletError, Part
from bot.store.database import Database, open_json, seal_json

_UNKNOWN = ""
_LOOKS, _PAUSE = 8, 0.5  # looks for a draft that is being posted at this moment, seconds between
_RECENT = timedelta(minutes=15)

# neither for a turn that is committed, as its answer may be sent already, nor above an answer to an
# earlier message; and not where another process shows one, unless that died before it could name it
_NOTE_IF = """
    INSERT INTO xiaoq.drafts (inbox_id, conversation, reference)
    SELECT id, conversation, :reference FROM xiaoq.inbox
    WHERE id = :inbox_id AND conversation = :conversation AND state = 'new' AND NOT EXISTS (
      SELECT FROM xiaoq.outbox o WHERE o.conversation = :conversation AND o.state = 'new'
    ) FOR UPDATE
    ON CONFLICT (inbox_id) DO
"""
_NOTE = text(f"{_NOTE_IF} NOTHING")
_NOTE_AGAIN = text(f"{_NOTE_IF} UPDATE SET reference = excluded.reference")
_SAVE = text("UPDATE xiaoq.drafts SET reference = :reference WHERE inbox_id = :inbox_id")
_READ = text("SELECT reference FROM xiaoq.drafts WHERE inbox_id = :inbox_id")


class Addressed(Protocol):
    """A conversation and where its messages go."""

    @property
    def conversation(self) -> str:
        """Its id."""

    @property
    def address(self) -> Mapping[str, Any]:
        """The platform's ids."""


async def post(
    database: Database,
    outlet: Outlet,
    to: Addressed,
    inbox_id: int,
    part: Part,
    *,
    again: bool = False,
) -> str | None:
    """Post a draft of the answer to this message; None when the answer is there already, or an
    earlier one is not sent yet, or another process has posted one.

    again: the one that was noted is not there (`found`). Raises OutletError, StoreError.
    """
    note = _NOTE_AGAIN if again else _NOTE
    if not await _keep(database, note, to.conversation, inbox_id, _UNKNOWN):
        return None
    reference = await outlet.send(to.address, outlet.mark(part, _key(inbox_id)))
    if reference:
        await _keep(database, _SAVE, to.conversation, inbox_id, reference)
    return reference


async def found(database: Database, outlet: Outlet, to: Addressed, inbox_id: int) -> str | None:
    """The draft that a process noted and did not live to name, if the platform can tell."""
    since = datetime.now(timezone.utc) - _RECENT
    try:
        reference = await outlet.find(to.address, outlet.mark({}, _key(inbox_id)), since)
    except OutletError:
        return None
    if reference:
        await _keep(database, _SAVE, to.conversation, inbox_id, reference)
    return reference


async def settled(database: Database, outlet: Outlet, to: Addressed, inbox_id: int) -> str | None:
    """What became of a noted draft: it may be on its way at this moment."""
    looks = _LOOKS if outlet.placeholder(to.address) else 1  # others post within their turn
    for _ in range(looks):
        reference = await _read(database, to.conversation, inbox_id)
        reference = reference or await found(database, outlet, to, inbox_id)
        if reference:
            return reference
        await asyncio.sleep(_PAUSE)
    return None


def _key(inbox_id: int) -> str:
    return f"xq-draft-{inbox_id}"


async def _keep(
    database: Database, statement: Any, conversation: str, inbox_id: int, reference: str
) -> bool:
    async with database.transaction() as connection:
        cipher = await database.keys.cipher(connection, conversation)
        values = {
            "inbox_id": inbox_id,
            "reference": seal_json(cipher, "drafts", str(inbox_id), reference),
        }
        if statement is not _SAVE:
            values["conversation"] = conversation
        return bool((await connection.execute(statement, values)).rowcount)


async def _read(database: Database, conversation: str, inbox_id: int) -> str | None:
    async with database.transaction() as connection:
        row = (await connection.execute(_READ, {"inbox_id": inbox_id})).first()
        if row is None:
            return None
        cipher = await database.keys.cipher(connection, conversation)
    reference: str = open_json(cipher, "drafts", str(inbox_id), row.reference)
    return reference
