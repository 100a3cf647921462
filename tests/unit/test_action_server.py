"""Calls of actions while the server restarts, stays away, fails or declines."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from rasa.utils.endpoints import ClientResponseError

import bot.action_server
from bot.action_server import ActionServer
from bot.current import Turn, during
from bot.pii.vault import Vault


class Server:
    """An action server on one port, that can go and come back."""

    def __init__(self) -> None:
        self.calls: list[Any] = []
        self.statuses: list[int] = []
        self.port = 0
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/webhook"

    async def come(self) -> None:
        app = web.Application()
        app.router.add_post("/webhook", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port, reuse_address=True).start()
        self.port = self._runner.addresses[0][1]

    async def go(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        self.calls.append(await request.json())
        if self.statuses:
            return web.json_response({}, status=self.statuses.pop(0))
        return web.json_response({"events": []})


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    await server.come()
    yield server
    await server.go()


@pytest.fixture
def turn() -> Iterator[Turn]:
    with during(Turn("c", 1, "web", 1, Vault())) as turn:
        yield turn


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.action_server, "_PAUSE", 0.02)


async def test_a_server_that_restarts_is_waited_for(server: Server, turn: Turn) -> None:
    endpoint = ActionServer(server.url)
    await server.go()
    call = asyncio.create_task(endpoint.request(json={"next_action": "a"}))
    await asyncio.sleep(0.2)
    assert not call.done()
    await server.come()
    assert await call == {"events": []}
    assert server.calls == [{"next_action": "a"}]
    assert turn.fault is None


async def test_a_proxy_without_a_server_behind_it_is_waited_for(server: Server, turn: Turn) -> None:
    server.statuses = [502, 503, 504]
    assert await ActionServer(server.url).request(json={}) == {"events": []}
    assert turn.fault is None


async def test_a_long_outage_fails_and_then_at_once(
    server: Server, turn: Turn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.action_server, "PATIENCE", 0.5)
    endpoint = ActionServer(server.url)
    await server.go()
    with pytest.raises(aiohttp.ClientConnectionError):
        await endpoint.request(json={})
    assert turn.fault is not None and "cannot be reached" in turn.fault
    monkeypatch.setattr(bot.action_server, "_PAUSE", 60.0)
    with pytest.raises(aiohttp.ClientConnectionError):
        await asyncio.wait_for(endpoint.request(json={}), 10)
    await server.come()
    assert await endpoint.request(json={}) == {"events": []}
    await server.go()  # another outage, with its own patience
    call = asyncio.create_task(endpoint.request(json={}))
    await asyncio.sleep(0.1)
    assert not call.done()
    call.cancel()


@pytest.mark.parametrize(("status", "is_fault"), [(500, True), (404, True), (400, False)])
async def test_an_answer_is_not_waited_for(
    server: Server, turn: Turn, status: int, is_fault: bool
) -> None:
    server.statuses = [status]
    with pytest.raises(ClientResponseError):
        await ActionServer(server.url).request(json={})
    assert (turn.fault is not None) is is_fault
    assert len(server.calls) == 1


async def test_a_long_conversation_sends_its_last_events_only(server: Server) -> None:
    events = list(range(1000))
    await ActionServer(server.url).request(json={"tracker": {"events": events}})
    assert server.calls[0]["tracker"]["events"] == events[-400:]
