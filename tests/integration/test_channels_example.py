"""The example channel of ADDING_A_CHANNEL.md: copy this test with it."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import web
from sqlalchemy import text as sql

import channels.example
from bot.current import Outgoing
from bot.store.commit import write_outgoing
from bot.store.database import Database
from channels.example import ExampleInput
from tests.integration.channel_server import ChannelServer, make_parts
from tests.platforms.fake import FakePlatform, require

SECRET = "example-secret"
Delivery = tuple[bytes, dict[str, str]]


@dataclass
class FakeExample(FakePlatform):
    """Takes `{"to", "text"}` of at most 500 characters."""

    def routes(self, app: web.Application) -> None:
        app.router.add_post("/messages", self.post)

    async def post(self, request: web.Request) -> web.Response:
        fault = await self.sending()
        if fault:
            return fault
        body = await request.json()
        require(0 < len(body["text"]) <= 500, "text")
        return web.json_response({"id": self.take(body["to"], body["text"], body)})


def message(event: str, text: str, secret: str = SECRET) -> Delivery:
    body = json.dumps({"id": event, "user": "anna", "text": text}).encode()
    signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return body, {"Content-Type": "application/json", "X-Example-Signature": signature}


@pytest.fixture
async def platform() -> AsyncIterator[FakeExample]:
    platform = FakeExample()
    await platform.start()
    yield platform
    await platform.stop()
    assert platform.violations == []


@pytest.fixture
async def server(store: Database, platform: FakeExample) -> AsyncIterator[ChannelServer]:
    channel = ExampleInput.from_credentials({"secret": SECRET, "api_url": platform.url})
    server = ChannelServer(make_parts(store), [channel])
    await server.start()
    yield server
    await server.stop()


async def heard(store: Database) -> list[str]:
    """The conversations of the channel's messages."""
    query = "SELECT conversation FROM xiaoq.inbox WHERE channel = 'example'"
    async with store.transaction() as connection:
        return [row.conversation for row in (await connection.execute(sql(query))).all()]


async def test_from_delivery_to_answer(
    server: ChannelServer, store: Database, platform: FakeExample
) -> None:
    before = len(await heard(store))
    assert (await server.post("example", message("1", "hi", "forged"))).status_code == 401
    for _ in range(2):
        assert (await server.post("example", message("1", "hi"))).status_code == 200
    conversations = await heard(store)
    assert len(conversations) == before + 1
    platform.faults.append("429")
    async with store.transaction() as connection:
        answer = [Outgoing("**Hello.** " * 80), Outgoing("Bye.")]
        await write_outgoing(connection, store, conversations[-1], answer)
    for _ in range(400):
        if len(platform.taken) == 3:
            break
        await asyncio.sleep(0.02)
    assert [taken.to for taken in platform.taken] == ["anna"] * 3
    assert platform.taken[-1].text == "Bye."
    assert all(len(taken.text) <= 500 for taken in platform.taken)


def test_the_example_is_as_short_as_the_page_says() -> None:
    assert len(Path(channels.example.__file__).read_text("utf-8").splitlines()) <= 60
