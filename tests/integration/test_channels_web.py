"""The web channel over HTTP without Rasa: faults of the database, deltas across replicas."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.identity import load_identity
from bot.store.keys import KeyRing
from channels.web import WebInput
from tests.integration.channel_server import ChannelServer, make_parts

PATIENCE = 30


@pytest.fixture(scope="module")
async def servers(store: Database) -> AsyncIterator[list[ChannelServer]]:
    """Two replicas on one database."""
    identity = await load_identity(store)  # what they share
    pair = [ChannelServer(make_parts(store, identity), [WebInput()]) for _ in range(2)]
    for server in pair:
        await server.start()
    yield pair
    for server in pair:
        await server.stop()


async def session(server: ChannelServer) -> tuple[dict[str, str], str]:
    """The headers that open a new conversation, and its id."""
    opened = (await server.client.post("/webhooks/web/sessions")).json()
    return {"Authorization": f"Bearer {opened['token']}"}, opened["conversation"]


async def ask(
    server: ChannelServer, method: str, path: str, headers: dict[str, str] | None = None
) -> httpx.Response:
    headers = headers or (await session(server))[0]
    body = {"id": secrets.token_hex(4), "text": "hi"} if path == "/messages" else None
    return await server.client.request(method, f"/webhooks/web{path}", headers=headers, json=body)


ROUTES = [
    ("GET", "/history"), ("GET", "/events"), ("GET", "/export"),
    ("POST", "/erase"), ("POST", "/messages"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_a_database_that_is_away_is_a_503_that_says_what_to_do(
    servers: list[ChannelServer], method: str, path: str
) -> None:
    url = "postgresql://127.0.0.1:9/nobody_listens"
    parts, working = servers[0].parts, servers[0].parts.database
    parts.database = Database(url, make_engine(url), KeyRing([b"k" * 32]))
    try:
        answer = await ask(servers[0], method, path)
    finally:
        await parts.database.close()
        parts.database = working
    assert answer.status_code == 503
    assert "again" in answer.json()["error"]
    assert answer.headers["retry-after"]


@pytest.mark.parametrize(("method", "path"), ROUTES)
async def test_a_bot_that_still_waits_for_its_database_answers_503(
    servers: list[ChannelServer], method: str, path: str
) -> None:
    headers, _ = await session(servers[1])
    parts = servers[0]._app.ctx.__dict__.pop("xiaoq")
    try:
        answer = await ask(servers[0], method, path, headers)
    finally:
        servers[0]._app.ctx.xiaoq = parts
    assert (answer.status_code, "again" in answer.json()["error"]) == (503, True)


async def test_deltas_reach_a_page_that_another_replica_serves(
    servers: list[ChannelServer],
) -> None:
    here, there = servers
    headers, conversation = await session(here)
    pieces = [f"piece {number} " for number in range(20)]
    async with there.client.stream("GET", "/webhooks/web/events", headers=headers) as stream:
        lines = stream.aiter_lines()
        assert await asyncio.wait_for(lines.__anext__(), PATIENCE) == ": connected"
        for piece in pieces:  # through LISTEN/NOTIFY: the replicas share nothing else
            await here.parts.presence.publish(conversation, "delta", {"turn": 1, "text": piece})
        seen: list[str] = []
        while len(seen) < len(pieces):
            line = await asyncio.wait_for(lines.__anext__(), PATIENCE)
            if line.startswith("data: "):
                seen.append(json.loads(line[6:])["text"])
    assert seen == pieces
