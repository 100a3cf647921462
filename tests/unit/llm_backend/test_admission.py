"""The door: who is let in, who waits, who is turned away."""

from __future__ import annotations

import asyncio

import pytest

from llm_backend.admission import Admission
from llm_backend.deadline import Deadline
from llm_backend.errors import ModelUnavailable


async def test_one_more_than_the_queue_holds_is_refused_at_once() -> None:
    """The others go through one by one, first come first served."""
    door, order = Admission(concurrency=1, queue=2), []

    async def pass_through(number: int) -> None:
        async with door.admit(Deadline.after(5)):
            order.append(number)
            await asyncio.sleep(0.01)

    tasks = [asyncio.ensure_future(pass_through(number)) for number in range(4)]
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert order == [0, 1, 2]
    assert [type(result) for result in results] == [type(None)] * 3 + [ModelUnavailable]


async def test_patience_and_cancelling_leave_no_place_behind() -> None:
    """Whoever gives up in the queue frees nothing and blocks nobody."""
    door = Admission(concurrency=1, queue=9)
    async with door.admit(Deadline.after(1)):
        with pytest.raises(ModelUnavailable, match="busy"):
            await door.admit(Deadline.after(0.01)).__aenter__()
        waiting = asyncio.ensure_future(door.admit(Deadline.after(5)).__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        following = door.admit(Deadline.after(5))
        follower = asyncio.ensure_future(following.__aenter__())
        await asyncio.sleep(0)
    await asyncio.wait_for(follower, 1)
    with pytest.raises(ModelUnavailable):
        await door.admit(Deadline.after(0.01)).__aenter__()


async def test_a_place_given_at_the_moment_of_cancelling_is_handed_on() -> None:
    """The future is done and the task cancelled in the same round of the loop."""
    door = Admission(concurrency=1, queue=9)
    first = door.admit(Deadline.after(5))
    await first.__aenter__()
    waiting = asyncio.ensure_future(door.admit(Deadline.after(5)).__aenter__())
    await asyncio.sleep(0)
    await first.__aexit__(None, None, None)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    async with door.admit(Deadline.after(0.5)):
        pass
