"""The chat page and a network that fails: nothing is lost, nothing comes twice."""

from __future__ import annotations

import pytest
from playwright.async_api import BrowserContext, Page, expect

from tests.e2e.page.chat import messages, send, sent
from tests.e2e.page.fake_web_server import FakeWebServer


async def test_resumes_without_loss_or_repeat(page: Page, server: FakeWebServer) -> None:
    """What was said while the stream was down arrives once, by Last-Event-ID."""
    await send(page, "hi")
    await sent(page, "hi")
    server.say("one")
    await expect(messages(page, "bot")).to_have_text(["one"])
    server.up = False
    server.drop_streams()
    server.say("two")
    await expect(page.get_by_test_id("status")).to_have_attribute("data-state", "offline")
    await expect(page.get_by_test_id("status")).to_contain_text("Connection lost, retrying")
    server.up = True
    server.say("three")
    await expect(messages(page, "bot")).to_have_text(["one", "two", "three"])
    await expect(page.get_by_test_id("status")).to_have_attribute("data-state", "online")
    assert server.newest.resumed_from[-1] == "2"


async def test_half_an_answer_waits_for_its_end(page: Page, server: FakeWebServer) -> None:
    """After a break the missing deltas are not skipped over: the bubble waits for the whole."""
    await send(page, "hi")
    await sent(page, "hi")
    server.delta("t1", "The first ")
    live = page.locator('[data-state="live"] .bubble')
    await expect(live).to_have_text("The first ")
    server.drop_streams()
    while len(server.newest.resumed_from) < 2:
        await page.wait_for_timeout(50)
    server.delta("t1", "of the last")
    server.typing()
    await expect(page.get_by_test_id("typing")).to_be_visible()
    await expect(live).to_have_text("The first ")
    server.say("The first and the last", turn="t1")
    await expect(messages(page, "bot")).to_have_text(["The first and the last"])


async def test_offline_messages_leave_in_order(
    page: Page, context: BrowserContext, server: FakeWebServer
) -> None:
    """Messages written offline wait, and go out in order when the browser is online again."""
    await send(page, "one")
    await sent(page, "one")
    await context.set_offline(True)
    await send(page, "two")
    await send(page, "three")
    await expect(page.get_by_test_id("status")).to_have_attribute("data-state", "offline")
    await expect(messages(page, "user", "waiting")).to_have_text(["two"])
    await context.set_offline(False)
    await sent(page, "one", "two", "three")
    assert server.heard == ["one", "two", "three"]
    await expect(page.get_by_test_id("status")).to_have_attribute("data-state", "online")


async def test_a_lost_reply_is_asked_for_under_the_same_id(
    page: Page, server: FakeWebServer
) -> None:
    """The server took the message but its 202 got lost: sent again, shown and handled once."""
    server.lose_replies = 1
    await send(page, "once")
    await sent(page, "once")
    while len(server.posts) < 2:
        await page.wait_for_timeout(50)
    assert len({post["id"] for post in server.posts}) == 1


async def test_unsent_survive_a_reload(page: Page, server: FakeWebServer) -> None:
    """A reload in the middle of an outage loses nothing that was written."""
    await send(page, "before")
    await sent(page, "before")
    server.refusals = [503] * 3
    await send(page, "during")
    await expect(messages(page, "user", "waiting")).to_have_text(["during"])
    await page.reload()
    await sent(page, "before", "during")


async def test_refused_for_good(page: Page, server: FakeWebServer) -> None:
    """A message the server will not take says so, holds up no other, and can be retried."""
    server.refusals = [413]
    await send(page, "too long")
    await expect(messages(page, "user", "failed")).to_have_text(["too long"])
    await send(page, "next")
    await sent(page, "next")
    await page.get_by_test_id("retry").click()
    await sent(page, "too long", "next")


async def test_expired_token(page: Page, server: FakeWebServer) -> None:
    """An unknown token is replaced by a new session, and the message is not lost."""
    await send(page, "one")
    await sent(page, "one")
    server.conversations.clear()
    await send(page, "two")
    await sent(page, "one", "two")
    server.say("answer")
    await expect(messages(page, "bot")).to_have_text(["answer"])


@pytest.mark.parametrize(
    "chunks",
    [
        ["id: 7\nevent: delta\ndata: 你好\n\n"],
        ["id: 7\r\nevent: delta\r\ndata: 你好\r\n\r\n", ": ping\n\n"],
        ["id: 7\r", "\nevent: delta\r", "\ndata: 你好\r", "\n\r", "\n:"],
        [*"id:7\nevent:delta\ndata:你好\n\nevent: half"],
        [": ping\n\nretry: 10\nid: 7\nevent: delta\ndata: 你", "好\n\n"],
    ],
)
async def test_any_cut_of_the_stream(page: Page, chunks: list[str]) -> None:
    """However the network cuts the stream, and however its lines end, events come whole."""
    script = """async (chunks) => {
        const { parseEvents } = await import("/webhooks/web/assets/stream.js");
        const events = [];
        for await (const event of parseEvents(chunks)) events.push(event);
        return events;
    }"""
    events = await page.evaluate(script, chunks)
    assert events == [{"event": "delta", "id": "7", "data": "你好"}]
