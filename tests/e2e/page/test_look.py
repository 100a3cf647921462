"""The chat page as one sees it or hears it read."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.e2e.page.chat import messages, send, sent
from tests.e2e.page.fake_web_server import FakeWebServer


async def test_theme(page: Page) -> None:
    """The system's colours until the customer chooses; the choice is kept."""
    shell = page.locator(".shell")
    await expect(shell).to_have_attribute("data-theme", "light")
    await page.emulate_media(color_scheme="dark")
    await expect(shell).to_have_attribute("data-theme", "dark")
    await page.get_by_test_id("theme").click()
    await expect(shell).to_have_attribute("data-theme", "light")
    await page.reload()
    await expect(shell).to_have_attribute("data-theme", "light")


async def test_language(page: Page) -> None:
    """The interface changes language in place, messages' times and labels included."""
    await page.get_by_test_id("language").click()
    await expect(page.get_by_test_id("composer")).to_have_attribute(
        "placeholder", "请输入您的问题…"
    )
    await expect(page.get_by_role("button", name="发送")).to_be_visible()
    await page.reload()
    await expect(page.get_by_role("heading", name="您好")).to_be_visible()


async def test_narrow(page: Page, server: FakeWebServer) -> None:
    """On a phone nothing is wider than the screen, whatever is said."""
    await page.set_viewport_size({"width": 390, "height": 844})
    await send(page, "x" * 300)
    await sent(page, "x" * 300)
    server.say("| a | b |\n|-|-|\n| " + "wide " * 30 + "| " + "y" * 200 + " |")
    await expect(messages(page, "bot")).to_have_count(1)
    overflow = "() => document.documentElement.scrollWidth - innerWidth"
    assert await page.evaluate(overflow) <= 0
    box = await page.get_by_test_id("composer").bounding_box()
    assert box is not None and box["x"] + box["width"] <= 390


async def test_roles(page: Page, server: FakeWebServer) -> None:
    """What a screen reader finds: a polite log, named controls, who said what."""
    log = page.get_by_role("log", name="Conversation")
    await expect(log).to_have_attribute("aria-live", "polite")
    for name in ("Send", "New conversation", "Switch to dark mode", "切换为中文"):
        await expect(page.get_by_role("button", name=name)).to_be_visible()
    await expect(page.get_by_role("textbox", name="Your message")).to_be_focused()
    await send(page, "hi")
    await sent(page, "hi")
    await expect(log).to_contain_text("You")
    server.delta("t1", "unfinished")
    await expect(page.locator('[data-state="live"]')).to_have_attribute("aria-hidden", "true")
