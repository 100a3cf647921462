"""One id and one deadline for all calls of a turn."""

from __future__ import annotations

import pytest

from llm_backend.caller import calls_for, deadline_within, new_request_id
from llm_backend.errors import ModelTimeout
from tests.unit.llm_backend.asking import question
from tests.unit.llm_backend.conftest import Connect
from tests.unit.llm_backend.fake_server import Say, fake_server


def test_the_sooner_of_the_two_deadlines_holds() -> None:
    """A call may be shorter than its turn, never longer."""
    with calls_for("turn-1", seconds=5):
        assert deadline_within(60).left <= 5
        assert deadline_within(2).left <= 2
    assert deadline_within(60).left > 50


def test_requests_of_a_turn_carry_its_id_and_differ() -> None:
    """So that the server's log leads back to the turn."""
    with calls_for("turn-7", seconds=5):
        ids = {new_request_id(), new_request_id()}
    assert len(ids) == 2
    assert all(one.startswith("turn-7-") for one in ids)
    assert not new_request_id().startswith("turn")


async def test_the_client_takes_both(connect: Connect) -> None:
    """Without a word in the request."""
    async with fake_server(usual=Say(("He",), end="silence")) as server:
        with calls_for("turn-9", seconds=1.5), pytest.raises(ModelTimeout):
            await connect(server).complete(question(deadline=60.0))
        assert server.headers[0]["x-request-id"].startswith("turn-9-")


async def test_a_turn_without_time_left_asks_nobody(connect: Connect) -> None:
    """And no server is blamed for it."""
    async with fake_server() as server:
        client = connect(server)
        for _ in range(5):
            with calls_for("turn-9", seconds=0.0), pytest.raises(ModelTimeout, match="no time"):
                await client.complete(question())
        assert server.requests == []
        assert await client.complete(question()) == "hello"
