"""Sending a file from the chat page."""

from __future__ import annotations

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.e2e.page.chat import send, sent
from tests.e2e.page.fake_web_server import FakeWebServer

TERMS: FilePayload = {"name": "terms.txt", "mimeType": "text/plain", "buffer": b"Seven days."}

DELIVERED = ':is([data-state="sent"], [data-state="final"]) [data-testid="upload"]'


async def choose(page: Page, file: FilePayload = TERMS) -> None:
    await page.get_by_test_id("file-input").set_input_files(file)
    await expect(page.get_by_test_id("chosen-file")).to_have_text(file["name"])


async def test_a_file_with_its_question(page: Page, server: FakeWebServer) -> None:
    """Sent together, shown as a chip, also after a reload; by keyboard alone."""
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name="Attach a file").press("Enter")
    await (await chooser.value).set_files(TERMS)
    await expect(page.get_by_test_id("composer")).to_be_focused()
    await send(page, "How long do I have?")
    await sent(page, "How long do I have?")
    await expect(page.get_by_test_id("upload")).to_have_text("terms.txt")
    (post,) = server.posts
    assert post["file"] == {"name": "terms.txt", "content": "Seven days."}
    assert post["text"] == "How long do I have?"
    await page.reload()
    await expect(page.get_by_test_id("upload")).to_have_text("terms.txt")
    await send(page, "and then?")
    await sent(page, "How long do I have?", "and then?")
    assert "file" not in server.posts[-1]


async def test_a_file_alone_and_one_taken_away(page: Page, server: FakeWebServer) -> None:
    await expect(page.get_by_test_id("send")).to_be_disabled()
    await choose(page)
    await page.get_by_role("button", name="Remove the file").click()
    await expect(page.get_by_test_id("chosen-file")).to_be_hidden()
    await expect(page.get_by_test_id("send")).to_be_disabled()
    await choose(page)
    await page.get_by_test_id("send").click()
    await expect(page.locator(DELIVERED)).to_be_visible()
    await expect(page.get_by_test_id("message-text")).to_have_count(0)
    assert [post["text"] for post in server.posts] == [""]


async def test_dropped_and_pasted(page: Page, server: FakeWebServer) -> None:
    """A file dropped on the composer, or pasted into it; pasted text stays text."""
    events = """([type, property]) => {
        const data = new DataTransfer();
        data.items.add(new File(["x"], type + ".txt", { type: "text/plain" }));
        const element = document.querySelector("xiaoq-chat").shadowRoot.querySelector(".composer");
        const event = new Event(type, { bubbles: true, cancelable: true });
        Object.defineProperty(event, property, { value: data });
        element.dispatchEvent(event);
    }"""
    for kind, name in (("drop", "dataTransfer"), ("paste", "clipboardData")):
        await page.evaluate(events, [kind, name])
        await expect(page.get_by_test_id("chosen-file")).to_have_text(f"{kind}.txt")
    await page.get_by_test_id("composer").press("Enter")
    await expect(page.get_by_test_id("upload")).to_have_text("paste.txt")


async def test_a_lost_reply_is_asked_for_under_the_same_id(
    page: Page, server: FakeWebServer
) -> None:
    """The upload's 202 got lost: sent again with the file, shown once."""
    server.lose_replies = 1
    await choose(page)
    await send(page, "once")
    await sent(page, "once")
    while len(server.posts) < 2:
        await page.wait_for_timeout(50)
    assert len({post["id"] for post in server.posts}) == 1
    assert {post["file"]["content"] for post in server.posts} == {"Seven days."}
    await expect(page.get_by_test_id("upload")).to_have_count(1)


@pytest.mark.parametrize(
    ("status", "code", "limit", "english", "chinese"),
    [
        (413, "too_large", 5_000_000, "larger than 5 MB", "超过 5 MB"),
        (413, "too_many_pages", 100, "more than 100 pages", "超过 100 页"),
        (415, "unknown_type", None, "CSV, PDF and DOCX", "PDF 和 DOCX"),
        (422, "encrypted", None, "without one", "去掉密码"),
    ],
)
async def test_a_refusal_says_why_in_the_customers_language(
    page: Page, server: FakeWebServer, status: int, code: str, limit: int | None, english: str,
    chinese: str,
) -> None:  # fmt: skip
    """And what to do; the message after it goes out."""
    server.file_refusal = (status, {"error": "…", "code": code, "limit": limit})
    await choose(page)
    await send(page, "what is this?")
    failed = page.locator('[data-state="failed"]')
    await expect(failed).to_contain_text(english)
    await expect(failed.get_by_test_id("retry")).to_have_count(0)
    await page.get_by_test_id("language").click()
    await expect(failed).to_contain_text(chinese)
    await send(page, "next")
    await sent(page, "next")


async def test_a_reload_forgets_what_was_not_sent(page: Page, server: FakeWebServer) -> None:
    """The page keeps no file; it says that it has to be chosen again."""
    await send(page, "before")
    await sent(page, "before")
    server.file_refusal = (503, {"error": "again"})
    await choose(page)
    await send(page, "with a file")
    await expect(page.locator('[data-state="waiting"]')).to_contain_text("terms.txt")
    await page.reload()
    await expect(page.locator('[data-state="failed"]')).to_contain_text("Choose the file again")


async def test_progress(page: Page, server: FakeWebServer) -> None:
    """While a file is on its way one sees how far it is."""
    await send(page, "before")
    await sent(page, "before")
    network = await page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 300_000}
    await network.send("Network.emulateNetworkConditions", slow)
    await choose(page, {**TERMS, "buffer": b"x" * 900_000})
    await page.get_by_test_id("send").click()
    bar = page.locator("progress")
    await expect(bar).to_have_attribute("aria-label", "Uploading…")
    await page.wait_for_function(
        """() => {
            const bar = document.querySelector("xiaoq-chat").shadowRoot.querySelector("progress");
            return bar && bar.value > 0 && bar.value < 1;
        }"""
    )
    await network.send("Network.emulateNetworkConditions", {**slow, "uploadThroughput": -1})
    await expect(page.locator(DELIVERED)).to_be_visible()
    await expect(bar).to_have_count(0)


async def test_narrow(page: Page, server: FakeWebServer) -> None:
    """On a phone a long name is cut, not the page."""
    await page.set_viewport_size({"width": 390, "height": 844})
    name = "a very long name of a file " * 5 + ".txt"
    await choose(page, {**TERMS, "name": name})
    await send(page, "hi")
    await sent(page, "hi")
    await choose(page, {**TERMS, "name": name})
    assert await page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    for test_id in ("attach", "send"):
        box = await page.get_by_test_id(test_id).bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390
