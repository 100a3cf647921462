"""The gateway as a process, without Rasa: it takes messages whether or not the bot is there."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import httpx
import pytest
from aiohttp import web

from bot.ops.services import free_port
from bot.store.engine import asyncpg_arguments
from bot.store.migrate import upgrade
from tests.integration.databases import empty_database
from tests.platforms import slack, telegram, twilio, whatsapp
from tests.platforms.secrets import SECRETS

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


@dataclass
class Bot:
    """Stands where `bot.serve` would: keeps what was asked, is ready or not."""

    ready: bool = True
    asked: list[web.Request] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        if request.path == "/health/ready":
            return web.Response(status=200 if self.ready else 503)
        self.asked.append(request)
        return web.json_response(
            {"path": request.path_qs, "body": await request.text()}, status=207
        )


@dataclass
class Gateway:
    client: httpx.AsyncClient
    bot: Bot
    port: int


@pytest.fixture(scope="module")
def own_url(postgres: str) -> str:
    """A database whose messages are no other test's."""
    url = empty_database(postgres)
    upgrade(url)
    return url


@pytest.fixture(scope="module")
async def gateway(own_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Gateway]:
    folder = tmp_path_factory.mktemp("gateway")
    bot, port, bot_port = Bot(), free_port(), free_port()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", bot.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", bot_port).start()
    process = _start(_settings(own_url, folder, port, bot_port), folder / "log")
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30
    ) as client:
        for _ in range(PATIENCE * 5):
            try:
                if (await client.get("/health/ready")).status_code == 200:
                    break
            except httpx.HTTPError:
                assert process.poll() is None, (folder / "log").read_text()
            await asyncio.sleep(0.2)
        yield Gateway(client, bot, port)
    process.terminate()
    assert process.wait(20) == 0
    await runner.cleanup()


def _start(settings: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as output:
        return subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "channels.gateway"],
            cwd=ROOT,
            stdout=output,
            stderr=output,
            env={**os.environ, **settings},
        )


def _settings(url: str, folder: Path, port: int, bot_port: int) -> dict[str, str]:
    nowhere = {f"{name}_API_URL": "http://127.0.0.1:9" for name in ("SLACK", "TELEGRAM", "TWILIO")}
    return {
        **nowhere,
        "WHATSAPP_API_URL": "http://127.0.0.1:9",
        "DATABASE_URL": url,
        "XIAOQ_STATE_DIR": str(folder),
        "XIAOQ_PORT": str(port),
        "XIAOQ_WORKER_URL": f"http://127.0.0.1:{bot_port}",
        "MODEL_BASE_URLS": "http://127.0.0.1:9/v1",
        "PUBLIC_URL": twilio.PUBLIC_URL,
        **SECRETS,
    }


def test_it_imports_nothing_of_rasas() -> None:
    code = "import sys, channels.gateway as g; list(g.entries()); print('rasa' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1:] == ["False"], done.stderr


@pytest.mark.parametrize("platform", [slack, telegram, whatsapp, twilio])
async def test_a_delivery_is_stored_while_no_bot_takes_turns(
    gateway: Gateway, own_url: str, platform: object
) -> None:
    name = platform.__name__.rpartition(".")[2]
    body, headers = platform.message("hello")  # type: ignore[attr-defined]
    before = await _stored(own_url, name)
    for _ in range(2):
        answer = await gateway.client.post(f"/webhooks/{name}", content=body, headers=headers)
        assert answer.status_code == 200
    assert await _stored(own_url, name) == before + 1
    kind = {"Content-Type": headers["Content-Type"]}
    forged = await gateway.client.post(f"/webhooks/{name}", content=body, headers=kind)
    assert forged.status_code in (401, 403)


async def _stored(url: str, channel: str) -> int:
    connection = await asyncpg.connect(**asyncpg_arguments(url))
    query = "SELECT count(*) FROM xiaoq.inbox WHERE channel = $1"
    found = await connection.fetchval(query, channel)
    await connection.close()
    return int(found)


async def test_it_serves_the_page_and_its_sessions(gateway: Gateway) -> None:
    page = await gateway.client.get("/")
    assert "xiaoq-chat" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    session = (await gateway.client.post("/webhooks/web/sessions")).json()
    headers = {"Authorization": f"Bearer {session['token']}"}
    message = {"id": "one", "text": "hello"}
    sent = await gateway.client.post("/webhooks/web/messages", json=message, headers=headers)
    assert sent.status_code == 202
    history = (await gateway.client.get("/webhooks/web/history", headers=headers)).json()
    assert [each["text"] for each in history["messages"]] == ["hello"]


async def test_a_browser_that_asks_first_is_allowed_where_any_site_may_come(
    gateway: Gateway,
) -> None:
    asked = {"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"}
    open_to_all = await gateway.client.options("/webhooks/web/messages", headers=asked)
    assert open_to_all.is_success
    assert open_to_all.headers["access-control-allow-origin"] == "*"
    closed = await gateway.client.options("/metrics", headers=asked)
    assert "access-control-allow-origin" not in closed.headers


async def test_what_it_does_not_know_is_asked_of_the_bot(gateway: Gateway) -> None:
    answer = await gateway.client.post(
        "/webhooks/rest/webhook?stream=true", content=b"{}", headers={"X-Forwarded-For": "1.2.3.4"}
    )
    assert answer.status_code == 207
    assert answer.json() == {"path": "/webhooks/rest/webhook?stream=true", "body": "{}"}
    assert gateway.bot.asked[-1].headers["X-Forwarded-For"] == "1.2.3.4, 127.0.0.1"


@pytest.mark.parametrize("target", ["http://127.0.0.1:1/x", "//127.0.0.1:1/x", "/x"])
async def test_only_the_bot_is_asked_whatever_the_first_line_names(
    gateway: Gateway, target: str
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
    writer.write(f"GET {target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    answer = await asyncio.wait_for(reader.read(), PATIENCE)
    writer.close()
    assert b" 207 " in answer.splitlines()[0]
    assert gateway.bot.asked[-1].path.endswith("/x")


async def test_metrics_of_the_bot_are_not_reached_by_another_spelling(gateway: Gateway) -> None:
    assert "xiaoq_received_total" in (await gateway.client.get("/metrics")).text
    answer = await gateway.client.get("//metrics")
    if answer.status_code == 207:  # handed on: then as somebody else's request
        assert gateway.bot.asked[-1].headers["X-Forwarded-For"]


async def test_it_is_ready_when_the_bot_is(gateway: Gateway) -> None:
    gateway.bot.ready = False
    answer = await gateway.client.get("/health/ready")
    gateway.bot.ready = True
    assert (answer.status_code, answer.json()["turns"]) == (503, False)
    assert (await gateway.client.get("/health/ready")).json()["turns"] is True
