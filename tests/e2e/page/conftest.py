"""For each test a server of its own with the chat page open."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.e2e.page.fake_web_server import FakeWebServer


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FakeWebServer]:
    server = FakeWebServer()
    await server.start()
    yield server
    await server.stop()


@pytest_asyncio.fixture
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(locale="en-US", color_scheme="light")
    context.set_default_timeout(10000)
    yield context
    await context.close()


@pytest_asyncio.fixture
async def page(context: BrowserContext, server: FakeWebServer) -> Page:
    page = await context.new_page()
    await page.goto(server.url)
    await expect(page.get_by_test_id("composer")).to_be_visible()
    return page
