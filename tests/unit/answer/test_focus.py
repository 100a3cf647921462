"""The sentences of a page that stand beside the question in the prompt."""

from __future__ import annotations

import pytest

from bot.answer.focus import most_relevant
from bot.pii.scrubber import default_scrubber

PAYMENT = (
    "Payment\n## What we accept\n\n- Alipay and WeChat Pay\n- Visa and Mastercard\n\n"
    "We do not accept cash on delivery, PayPal, cheques or cryptocurrency. All prices are in "
    "yuan.\n\n## Time to pay\n\nAn order must be paid within 30 minutes; see **My Account > "
    "Orders** or ask <PERSON_1>."
)
FEES = "Fees\n## Abroad\n\n| To | Fee |\n|---|---|\n| Asia | 60 |\n| Europe | 90 |\n"


@pytest.mark.parametrize(
    ("asked", "page", "found"),
    [
        ("Can I pay with PayPal?", PAYMENT, "We do not accept cash on delivery, PayPal"),
        ("可以用PayPal付款吗", PAYMENT, "We do not accept cash on delivery, PayPal"),
        ("How many minutes do I have to pay?", PAYMENT, "within 30 minutes"),
        ("What is the fee to Europe?", FEES, "| Europe | 90 |"),
    ],
)
async def test_most_relevant(asked: str, page: str, found: str) -> None:
    """Whole sentences; headings say nothing."""
    fixed = default_scrubber().fixed
    said = (await most_relevant(fixed(asked), [fixed("Other\nSomething else."), fixed(page)])).value
    assert found in said
    assert "#" not in said and "---" not in said


async def test_a_page_without_sentences_gives_nothing() -> None:
    """A heading alone, or an empty page."""
    fixed = default_scrubber().fixed
    assert (await most_relevant(fixed("why?"), [fixed("# Why"), fixed("")])).value == ""
