"""The chat in the corner of another site."""

from __future__ import annotations

from playwright.async_api import BrowserContext, expect

from tests.e2e.page.chat import messages, send, sent
from tests.e2e.page.fake_web_server import FakeWebServer


async def test_bubble_on_another_origin(context: BrowserContext, server: FakeWebServer) -> None:
    """A launcher in another site's corner opens, answers, closes by Escape, counts unread."""
    server.embedding = '<xiaoq-chat mode="bubble"></xiaoq-chat>'
    page = await context.new_page()
    await page.goto(f"http://localhost:{server.port}/shop")
    launcher = page.get_by_test_id("launcher")
    await launcher.click()
    await expect(page.get_by_test_id("composer")).to_be_focused()
    await send(page, "hi")
    await sent(page, "hi")
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("composer")).to_be_hidden()
    await expect(launcher).to_be_focused()
    server.say("hello")
    await expect(launcher).to_have_text("1")
    await launcher.click()
    await expect(messages(page, "bot")).to_have_text(["hello"])
    await expect(launcher).to_have_text("")
