"""An answer on the chat page: streamed, settled, rendered, with choices and sources."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.e2e.page.chat import messages, send, sent
from tests.e2e.page.fake_web_server import FakeWebServer


async def test_streams_then_settles(page: Page, server: FakeWebServer) -> None:
    """Deltas grow one bubble as plain text; the final message takes its place, rendered."""
    await send(page, "How long do returns take?")
    await sent(page, "How long do returns take?")
    server.typing()
    await expect(page.get_by_test_id("typing")).to_be_visible()
    server.delta("t1", "You have ")
    server.delta("t1", "**30 days")
    live = page.locator('[data-state="live"] .bubble')
    await expect(live).to_have_text("You have **30 days")
    await expect(page.get_by_test_id("typing")).to_be_hidden()
    server.say(
        "You have **30 days**.", turn="t1", citations=[{"title": "Returns", "document": "r.md"}]
    )
    server.delta("t1", "late")
    await expect(messages(page, "bot")).to_have_text(["You have 30 days."])
    await expect(messages(page, "bot").locator("strong")).to_have_text("30 days")
    await expect(page.get_by_test_id("citation")).to_have_text("Returns")
    await expect(live).to_have_count(0)


async def test_button(page: Page, server: FakeWebServer) -> None:
    """A button posts its title and payload; then it is gone and the composer has the focus."""
    await send(page, "Return")
    await sent(page, "Return")
    server.say("Sure?", buttons=[{"title": "Yes", "payload": "/affirm"}])
    await page.get_by_test_id("button-option").click()
    await sent(page, "Return", "Yes")
    assert (server.posts[-1]["text"], server.posts[-1]["payload"]) == ("Yes", "/affirm")
    await expect(page.get_by_test_id("button-option")).to_be_hidden()
    await expect(page.get_by_test_id("composer")).to_be_focused()


async def test_a_file_is_a_link_to_it(page: Page, server: FakeWebServer) -> None:
    """It opens beside the chat, under its name."""
    await send(page, "Invoice")
    await sent(page, "Invoice")
    address = "https://shop.example/Invoice%20W1.pdf"
    server.say("Here it is.", file={"url": address, "name": "Invoice W1.pdf"})
    link = page.get_by_test_id("file")
    await expect(link).to_have_text("Invoice W1.pdf")
    await expect(link).to_have_attribute("href", address)
    await expect(link).to_have_attribute("rel", "noopener noreferrer")


async def test_markup_of_a_customer_is_text(page: Page, server: FakeWebServer) -> None:
    """What the customer writes is shown as written, in the log and after a reload."""
    attack = "<img src=x onerror=alert(1)> **x**"
    await send(page, attack)
    await sent(page, attack)
    await page.reload()
    await sent(page, attack)
