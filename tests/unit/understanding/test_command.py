"""The model's command: what is asked, and what of the answer is believed."""

from __future__ import annotations

import pytest

from bot.understanding.command import MEANINGS, instructions, read_command, schema
from bot.understanding.shop_ids import shop_ids


def test_the_instructions_name_every_intent() -> None:
    text = instructions()
    assert all(f"- {name}: " in text for name in MEANINGS)


def test_only_the_intents_given_can_be_named() -> None:
    assert schema(("greet", "free_form"))["properties"]["intent"] == {
        "enum": ["greet", "free_form"]
    }


@pytest.mark.parametrize(
    ("number", "text", "believed"),
    [
        ("W1234567", "where is W1234567", "W1234567"),
        ("w1234567", "my order w 123-4567 please", "W1234567"),
        ("W 123 4567", "订单Ｗ１２３４５６７", "W1234567"),
        ("W7654321", "where is W1234567", None),
        ("W1234567", "where is my order", None),
        ("13812345678", "call 13812345678", None),
        ("4821", "4821", None),
        (None, "where is W1234567", None),
        (1234567, "1234567", None),
    ],
)
def test_an_order_number_is_believed_only_if_the_text_has_it(
    number: object, text: str, believed: str | None
) -> None:
    command = read_command({"intent": "order_status", "order_number": number}, text, shop_ids())
    assert (command.intent, command.order_number) == ("order_status", believed)
