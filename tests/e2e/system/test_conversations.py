"""Whole conversations on the chat page, in a real browser, with every real part behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.e2e.page.chat import messages
from tests.e2e.system.system import ROOT, System

PATIENCE = 90_000  # milliseconds: a small model on two busy cores


class Chat:
    """What a customer does on the page; `expect` waits for the bot's newest message."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._heard = 0

    async def say(self, text: str) -> None:
        self._heard = await messages(self.page, "bot").count()
        await self.page.get_by_test_id("composer").fill(text)
        await self.page.get_by_test_id("composer").press("Enter")

    async def press(self, title: str) -> None:
        self._heard = await messages(self.page, "bot").count()
        button = self.page.get_by_test_id("button-option").filter(has_text=title).last
        await button.click(timeout=PATIENCE)  # the flow asks again when the answer is complete

    async def expect(self, *parts: str) -> None:
        """Each part stands in some message that came since the customer last spoke."""
        for part in parts:
            new = messages(self.page, "bot").nth(self._heard)
            await expect(new).to_be_visible(timeout=PATIENCE)
            found = messages(self.page, "bot").filter(has_text=part)
            await expect(found.last).to_be_visible(timeout=PATIENCE)


async def open_chat(browser: Browser, system: System, locale: str) -> Chat:
    context = await browser.new_context(locale=locale, viewport={"width": 1280, "height": 900})
    page = await context.new_page()
    await page.goto(system.url + "/")
    await expect(page.get_by_test_id("composer")).to_be_visible()
    return Chat(page)


@pytest_asyncio.fixture
async def pages(browser: Browser) -> AsyncIterator[None]:
    yield
    for context in browser.contexts:
        await context.close()


async def test_a_chinese_customer_looks_an_order_up(
    browser: Browser, system: System, pages: None
) -> None:
    chat = await open_chat(browser, system, "zh-CN")
    await chat.say("你好")
    await chat.expect("小Q")
    await chat.say("我的订单w1000001到哪了")
    await chat.expect("W1000001", "后四位")
    await chat.say("0000")
    await chat.expect("W1000001")
    await chat.say("尾号4821")
    await chat.expect("帆布鞋", "¥616.00")


async def test_an_english_customer_returns_an_item_with_a_correction_and_a_question(
    browser: Browser, system: System, pages: None
) -> None:
    chat = await open_chat(browser, system, "en-US")
    await chat.say("I'd like to return an item from order W1000011")
    await chat.expect("W1000011")
    await chat.say("no, it's W1000001")
    await chat.expect("W1000001")
    await chat.say("4821")
    await chat.expect("canvas shoes", "backpack")
    await chat.say("how long does a refund take?")
    await chat.expect("working days", "backpack")
    await chat.press("Backpack")
    await chat.expect("May I ask why")
    await chat.press("Changed my mind")
    await chat.expect("¥259.00")
    await chat.page.wait_for_timeout(600)  # the bubble fades in; the README shows this picture
    await chat.page.screenshot(path=str(ROOT / "docs" / "screenshot.png"))
    await chat.say("yes")
    await chat.expect("R2")


async def test_a_french_customer_is_understood_and_answered_in_french(
    browser: Browser, system: System, pages: None
) -> None:
    chat = await open_chat(browser, system, "fr-FR")
    await chat.say("Bonjour, où est ma commande W1000002 ?")
    await chat.expect("W1000002")
    await chat.say("4821")
    await chat.expect("W1000002", "¥")


async def test_a_question_is_answered_from_the_help_centre_with_its_source(
    browser: Browser, system: System, pages: None
) -> None:
    chat = await open_chat(browser, system, "en-US")
    await chat.say("How many days do I have to return something?")
    await chat.expect("30")
    await expect(chat.page.get_by_test_id("citation").first).to_be_visible()


async def test_a_question_nobody_wrote_about_is_not_answered_by_invention(
    browser: Browser, system: System, pages: None
) -> None:
    chat = await open_chat(browser, system, "zh-CN")
    await chat.say("2018年世界杯的冠军是哪个国家？")
    await chat.expect("人工")
    await expect(chat.page.get_by_test_id("citation")).to_have_count(0)


async def test_the_conversation_is_there_after_a_reload(
    browser: Browser, system: System, pages: None
) -> None:
    chat = await open_chat(browser, system, "en-US")
    await chat.say("hello")
    await chat.expect("XiaoQ")
    await chat.page.reload()
    await expect(messages(chat.page, "bot").first).to_be_visible()
    await expect(messages(chat.page, "user").first).to_have_text("hello")
