"""What a customer does on the chat page, and what stands there afterwards."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect


async def send(page: Page, text: str) -> None:
    await page.get_by_test_id("composer").fill(text)
    await page.get_by_test_id("composer").press("Enter")


def messages(page: Page, role: str, state: str = "final") -> Locator:
    row = f'[data-testid="message"][data-role="{role}"][data-state="{state}"]'
    return page.locator(f'{row} [data-testid="message-text"]')


async def sent(page: Page, *texts: str) -> None:
    """Wait until exactly these messages of the customer stand there as sent, in order."""
    rows = page.locator('[data-role="user"]:is([data-state="sent"], [data-state="final"])')
    await expect(rows.get_by_test_id("message-text")).to_have_text(list(texts))
