"""Slots survive a translation or the translation is refused."""

import pytest

from bot.answer.slot_markers import mark_slots


def test_mark() -> None:
    """A slot that occurs twice has two markers."""
    marked = mark_slots("Order {order_number} is {status}. {order_number}?")
    assert marked.text == "Order [1] is [2]. [3]?"
    assert marked.slots == ("{order_number}", "{status}", "{order_number}")


@pytest.mark.parametrize(
    ("said", "restored"),
    [
        ("La commande [1] est [2].", "La commande {number} est {status}."),
        ("[2] ist Bestellung [ 1 ].", "{status} ist Bestellung {number}."),
        ("注文【1】は［2］です。", "注文{number}は{status}です。"),
        ("La commande [1] est là.", None),
        ("La commande [1] est [1].", None),
        ("[1] [2] [3]", None),
    ],
)
def test_restore(said: str, restored: str | None) -> None:
    """Each marker exactly once, in any order and either width of bracket."""
    assert mark_slots("Order {number} is {status}.").restore(said) == restored
