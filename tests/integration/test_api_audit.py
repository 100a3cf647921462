"""Who reads a conversation through Rasa's HTTP API stands in the audit, before it is answered."""

from __future__ import annotations

import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace

import httpx
import pytest
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.errors import StoreError
from bot.store.audit import page, subject_of
from bot.store.database import Database
from channels.api_audit import ACTOR, audit_api


@asynccontextmanager
async def api(database: object) -> AsyncIterator[httpx.AsyncClient]:
    """Routes named as Rasa's are, behind the middleware, in a real server."""
    app = Sanic(f"api_{secrets.token_hex(4)}", configure_logging=False)
    app.ctx.xiaoq = SimpleNamespace(database=database)

    async def answer(request: Request, conversation_id: str = "") -> HTTPResponse:
        return json({"text": "secret"}, 401 if "token" not in request.args else 200)

    for what in ("tracker", "tracker/events"):
        path, name = f"/conversations/<conversation_id:path>/{what}", what.replace("/", "_")
        app.add_route(answer, path, methods=["GET", "POST", "PUT"], name=name)
    app.add_route(answer, "/status", name="status")
    app.register_listener(audit_api, "before_server_start")
    listening = socket.create_server(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    await server.startup()
    await server.before_start()
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    async with httpx.AsyncClient(base_url=url, trust_env=False) as client:
        yield client
    server.close()


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "/conversations/{}/tracker?token=t", ("read", "tracker")),
        ("POST", "/conversations/{}/tracker/events?token=t", ("read", "events")),  # wrote nothing
        ("GET", "/conversations/{}/tracker", None),  # refused
        ("GET", "/status?token=t", None),
    ],
)
async def test_what_stands_in_the_audit(
    store: Database, conversation: str, method: str, path: str, expected: tuple[str, str] | None
) -> None:
    async with api(store) as client:
        answer = await client.request(method, path.format(conversation))
    assert answer.status_code == (200 if "token" in path else 401)
    async with store.transaction() as connection:
        subject = await subject_of(connection, store, conversation)
        rows = [row for row in await page(connection, 0) if row.subject == subject]
    found = [(row.actor, row.action, row.detail["what"]) for row in rows]
    assert found == ([(ACTOR, *expected)] if expected else [])


async def test_nothing_is_handed_out_unrecorded(conversation: str) -> None:
    class Away:
        def transaction(self) -> None:
            raise StoreError("away")

    path = f"/conversations/{conversation}/tracker?token=t"
    async with api(Away()) as client:
        answer = await client.get(path)
    assert answer.status_code == 503
    assert "secret" not in answer.text
