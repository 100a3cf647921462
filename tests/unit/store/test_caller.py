"""For whom a task changes a conversation."""

from __future__ import annotations

import asyncio

from bot.store.caller import Caller, caller_of, set_caller


async def test_a_caller_is_of_one_conversation_until_it_is_answered() -> None:
    """What still runs in the context of an answered call (a reminder) is not its doing."""
    caller = Caller("web:1", "key:RASA_API_TOKEN", "execute")
    set_caller(caller)
    answered = asyncio.Event()

    async def later() -> Caller | None:
        await answered.wait()
        return caller_of("web:1")

    reminder = asyncio.create_task(later())
    assert (caller_of("web:1"), caller_of("web:2")) == (caller, None)
    caller.ended = True
    answered.set()
    assert await reminder is None
    set_caller(None)
    assert caller_of("web:1") is None
