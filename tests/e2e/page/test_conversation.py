"""The conversation of the chat page over reloads, and a new one."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.e2e.page.chat import messages, send, sent
from tests.e2e.page.fake_web_server import FakeWebServer


async def test_history_after_reload(page: Page, server: FakeWebServer) -> None:
    """A reload shows the same conversation, each message once, and goes on from there."""
    await send(page, "hi")
    await sent(page, "hi")
    server.say("hello")
    await expect(messages(page, "bot")).to_have_text(["hello"])
    await page.reload()
    await sent(page, "hi")
    server.say("still here", role="staff")
    await expect(messages(page, "bot")).to_have_text(["hello"])
    await expect(messages(page, "staff")).to_have_text(["still here"])
    assert server.newest.resumed_from == ["0", "2"]


async def test_new_conversation_and_undo(page: Page, server: FakeWebServer) -> None:
    """A new conversation is empty and has its own token; a slip can be taken back."""
    await send(page, "old")
    await sent(page, "old")
    await page.get_by_test_id("new-conversation").click()
    await expect(page.get_by_test_id("welcome")).to_be_visible()
    await page.get_by_role("button", name="Undo").click()
    await sent(page, "old")
    await page.get_by_test_id("new-conversation").click()
    await send(page, "new")
    await sent(page, "new")
    assert len(server.conversations) == 2


async def test_no_session_before_the_first_message(page: Page, server: FakeWebServer) -> None:
    """A visitor who writes nothing leaves nothing; a suggestion is a message like any other."""
    assert not server.conversations
    await page.get_by_test_id("suggestion").first.click()
    await sent(page, "Where is my order?")
    assert len(server.conversations) == 1


async def test_undo_brings_back_what_was_unsent(page: Page, server: FakeWebServer) -> None:
    """A message still on its way when the conversation is left is sent when it is taken back."""
    server.refusals = [503] * 2
    await send(page, "on its way")
    await page.get_by_test_id("new-conversation").click()
    await expect(page.get_by_test_id("welcome")).to_be_visible()
    await page.get_by_role("button", name="Undo").click()
    await sent(page, "on its way")
