"""Writing on the chat page."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.e2e.page.chat import send, sent
from tests.e2e.page.fake_web_server import FakeWebServer


async def test_keys(page: Page, server: FakeWebServer) -> None:
    """Shift+Enter breaks the line, Enter sends, nothing is sent of nothing."""
    composer = page.get_by_test_id("composer")
    await expect(page.get_by_test_id("send")).to_be_disabled()
    await composer.press("Enter")
    await composer.press_sequentially("a")
    await composer.press("Shift+Enter")
    await composer.press_sequentially("b")
    await composer.press("Enter")
    await sent(page, "a\nb")
    assert server.heard == ["a\nb"]


async def test_enter_of_an_input_method(page: Page, server: FakeWebServer) -> None:
    """The Enter that takes pinyin into the field is not a send; the next one is."""
    composer = page.get_by_test_id("composer")
    await composer.focus()
    keyboard = await page.context.new_cdp_session(page)
    composing = {"text": "nihao", "selectionStart": 5, "selectionEnd": 5}
    await keyboard.send("Input.imeSetComposition", composing)
    chosen = {"type": "rawKeyDown", "key": "Enter", "windowsVirtualKeyCode": 229}
    await keyboard.send("Input.dispatchKeyEvent", chosen)
    await expect(composer).to_have_value("nihao")
    await keyboard.send("Input.insertText", {"text": "你好"})
    await expect(composer).to_have_value("你好")
    assert not server.posts
    await composer.press("Enter")
    await sent(page, "你好")


async def test_language_hint(page: Page, server: FakeWebServer) -> None:
    """Only a message without words carries the browser's language."""
    await send(page, "W1234567")
    await send(page, "où est ma commande ?")
    await sent(page, "W1234567", "où est ma commande ?")
    assert [post.get("language") for post in server.posts] == ["en", None]
