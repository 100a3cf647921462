"""The chat on another site than the bot's own: what the browser asks the real server first."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, expect

from tests.e2e.page.chat import messages
from tests.e2e.system.system import System

PAGE = (
    "<!doctype html><script src='{}/webhooks/web/xiaoq-chat.js' defer></script>"
    "<xiaoq-chat mode='bubble' lang='en'></xiaoq-chat>"
)


@pytest_asyncio.fixture
async def shop(system: System) -> AsyncIterator[str]:
    """A page of somebody else's, on an origin of its own."""

    async def page(_: web.Request) -> web.Response:
        return web.Response(text=PAGE.format(system.url), content_type="text/html")

    app = web.Application()
    app.router.add_get("/", page)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://localhost:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_a_customer_of_another_site_is_answered(browser: Browser, shop: str) -> None:
    context = await browser.new_context(locale="en-GB")
    page = await context.new_page()
    await page.goto(shop)
    await page.get_by_test_id("launcher").click()
    await page.get_by_test_id("composer").fill("hello")
    await page.get_by_test_id("composer").press("Enter")
    await expect(messages(page, "bot").first).to_contain_text("XiaoQ", timeout=90_000)
    await context.close()


@pytest.mark.parametrize(("path", "method"), [("sessions", "POST"), ("events", "GET")])
def test_a_browser_that_asks_first_is_allowed(system: System, path: str, method: str) -> None:
    asked = {
        "Origin": "https://shop.example",
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization,content-type,last-event-id",
    }
    answer = httpx.options(f"{system.url}/webhooks/web/{path}", headers=asked)
    assert answer.is_success
    assert answer.headers["access-control-allow-origin"] == "*"
    allowed = answer.headers["access-control-allow-headers"].lower()
    assert all(name in allowed for name in ("authorization", "content-type", "last-event-id"))
    assert method in answer.headers["access-control-allow-methods"]


def test_other_parts_of_the_server_stay_closed_to_other_sites(system: System) -> None:
    answer = httpx.options(f"{system.url}/metrics", headers={"Origin": "https://shop.example"})
    assert "access-control-allow-origin" not in answer.headers
