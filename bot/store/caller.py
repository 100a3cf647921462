"""Who has a conversation changed from outside of a turn: the store records it with the change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from bot.errors import StoreAway, StoreError
from bot.store.append import Stored, Written, append
from bot.store.audit import record
from bot.store.database import Database


@dataclass
class Caller:
    """One call from outside. actor: as in the audit; what: the call's name, such as `events`.

    recorded: a change was written, and its entry with it; ended: the call was answered, and
    whatever still runs in its context (a reminder) is not its doing.
    """

    conversation: str
    actor: str
    what: str
    recorded: bool = False
    ended: bool = False


_caller: ContextVar[Caller | None] = ContextVar("xiaoq_caller", default=None)


def set_caller(caller: Caller | None) -> None:
    """From here on this task works for `caller`."""
    _caller.set(caller)


def caller_of(conversation: str) -> Caller | None:
    """For whom this task changes the conversation; None for a customer's own message."""
    caller = _caller.get()
    mine = caller is not None and not caller.ended and caller.conversation == conversation
    return caller if mine else None


async def append_recorded(
    database: Database, caller: Caller, stored: Stored, events: Sequence[Mapping[str, Any]]
) -> Written:
    """`append`, and the caller's entry in the audit: one transaction, both or neither.

    Raises StoreAway where it may be done again, StoreError where PostgreSQL went away at the
    commit, so that nobody knows whether it was done.
    """
    conversation, committing = caller.conversation, False
    cipher = await database.cipher(conversation)
    try:
        async with database.transaction() as connection:
            fetch = await database.fetch_in(connection)
            written = await append(fetch, cipher, conversation, stored, events)
            await record(
                connection,
                database,
                actor=caller.actor,
                action="change",
                conversation=conversation,
                detail={"what": caller.what, "events": len(events)},
            )
            committing = True
    except StoreAway as error:
        if committing:
            raise StoreError(
                "PostgreSQL went away at the commit; look whether the change is there before you"
                " send it again"
            ) from error
        raise
    caller.recorded = True
    return written
