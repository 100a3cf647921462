"""Slack's direct messages: a placeholder for an answer that takes long, and none left behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot import drafts
from bot.current import Outgoing
from bot.store.database import Database
from tests.integration.test_channels_send import World
from tests.integration.test_channels_send import world as world  # the fixture
from tests.platforms import slack

WAITING = "…"


@pytest.fixture
async def asked(world: World) -> AsyncIterator[tuple[str, int]]:
    """A conversation, and the message that waits for its answer."""
    conversation = await world.hear("slack", slack.message("how long?", channel="D9", user="U9"))
    yield conversation, (await world.newest())[1]
    assert WAITING not in shown(world)


def shown(world: World) -> list[str]:
    said: list[str] = world.fakes["slack"].shown("D9/")
    return said


async def until_shown(world: World, *expected: str) -> None:
    for _ in range(500):
        if shown(world) == list(expected):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(shown(world))


async def test_a_quick_answer_has_no_placeholder(world: World, asked: tuple[str, int]) -> None:
    conversation, turn = asked
    await world.server.parts.presence.publish(conversation, "typing", {"turn": turn})
    await world.say(conversation, Outgoing("At once."), inbox=turn)
    assert await world.settled(conversation) == ["sent"]
    assert world.fakes["slack"].edited == []


async def test_the_answer_takes_the_place_of_the_placeholder(
    world: World, asked: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.presence._PATIENCE", 0.05)
    conversation, turn = asked
    await world.server.parts.presence.publish(conversation, "typing", {"turn": turn})
    await until_shown(world, WAITING)
    await world.say(conversation, Outgoing("Two days."), Outgoing("More."), inbox=turn)
    assert await world.settled(conversation) == ["sent", "sent"]
    assert shown(world) == ["Two days.", "More."]


async def test_no_placeholder_is_posted_in_a_thread(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.presence._PATIENCE", 0.01)
    delivery = slack.message("q", channel="D9", thread_ts="1700000000.000009")
    conversation = await world.hear("slack", delivery)
    turn = (await world.newest())[1]
    await world.server.parts.presence.publish(conversation, "typing", {"turn": turn})
    for _ in range(500):
        if world.fakes["slack"].typing:
            break
        await asyncio.sleep(0.02)
    assert world.fakes["slack"].typing and world.fakes["slack"].taken == []


async def test_a_placeholder_whose_poster_died_is_found_by_the_sender(
    world: World, store: Database, asked: tuple[str, int]
) -> None:
    conversation, turn = asked
    await _post_and_die(world, store, conversation, turn)
    await world.say(conversation, Outgoing("Two days."), inbox=turn)
    assert await world.settled(conversation) == ["sent"]
    assert shown(world) == ["Two days."]


async def test_the_next_attempt_goes_on_with_the_same_placeholder(
    world: World, store: Database, asked: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.presence._PATIENCE", 0.01)
    conversation, turn = asked
    await _post_and_die(world, store, conversation, turn)
    await world.server.parts.presence.publish(conversation, "typing", {"turn": turn})
    await asyncio.sleep(0.3)
    assert shown(world) == [WAITING]
    await world.say(conversation, Outgoing("Two days."), inbox=turn)
    assert await world.settled(conversation) == ["sent"]
    assert shown(world) == ["Two days."]


async def test_nothing_is_posted_for_a_turn_that_is_committed(
    world: World, store: Database, asked: tuple[str, int]
) -> None:
    conversation, turn = asked
    await store.fetch("UPDATE xiaoq.inbox SET state = 'done' WHERE id = $1", turn)
    outlet = world.server.parts.sender._outlets["slack"]
    showing = _Place(conversation)
    part = outlet.placeholder(showing.address)
    assert part
    assert await drafts.post(store, outlet, showing, turn, part) is None
    assert shown(world) == []


async def test_no_draft_stands_above_an_earlier_answer(
    world: World, store: Database, asked: tuple[str, int]
) -> None:
    conversation, turn = asked
    world.fakes["slack"].faults.extend(["500"])
    await world.say(conversation, Outgoing("Of before."))
    outlet = world.server.parts.sender._outlets["slack"]
    place = _Place(conversation)
    part = outlet.placeholder(place.address)
    assert part
    assert await drafts.post(store, outlet, place, turn, part) is None
    assert await world.settled(conversation) == ["sent"]
    assert await drafts.post(store, outlet, place, turn, part)
    await world.say(conversation, Outgoing("Two days."), inbox=turn)
    assert await world.settled(conversation) == ["sent", "sent"]
    assert shown(world) == ["Of before.", "Two days."]


async def test_two_processes_post_one_draft(
    world: World, store: Database, asked: tuple[str, int]
) -> None:
    conversation, turn = asked
    outlet = world.server.parts.sender._outlets["slack"]
    place = _Place(conversation)
    part = outlet.placeholder(place.address)
    assert part
    posted = [await drafts.post(store, outlet, place, turn, part) for _ in range(2)]
    assert posted[0] and posted[1] is None
    await world.say(conversation, Outgoing("Two days."), inbox=turn)
    assert await world.settled(conversation) == ["sent"]
    assert shown(world) == ["Two days."]


class _Place:
    def __init__(self, conversation: str) -> None:
        self.conversation = conversation
        self.address = {"channel": "D9", "thread": ""}


async def _post_and_die(world: World, store: Database, conversation: str, turn: int) -> None:
    """As a process that is killed before it notes the platform's id."""
    outlet = world.server.parts.sender._outlets["slack"]
    place = _Place(conversation)
    part = outlet.placeholder(place.address)
    assert part
    assert await drafts.post(store, outlet, place, turn, part)
    await drafts._keep(store, drafts._SAVE, conversation, turn, "")
