"""What a message means of which a file is the subject.

"What does this say about returns?" sounds like the beginning of a return. And "where is my order?"
beside an invoice that names one order is about that order.
"""

from __future__ import annotations

from dataclasses import replace

from bot.answer.file_words import points_at_file
from bot.current import Turn
from bot.understanding.shop_ids import shop_ids
from bot.understanding.understood import FREE_FORM, Understood

_OF_AN_ORDER = frozenset(
    {"order_status", "return_order", "exchange_item", "cancel_order", "change_address", "invoice"}
)
_NUMBER = "order_number"


async def about_file(
    understood: Understood, text: str, expecting: str | None, turn: Turn
) -> Understood:
    """`understood`, or what it is beside the customer's file; in a form nothing changes."""
    if expecting is not None or understood.intent not in _OF_AN_ORDER:
        return understood
    if any(entity["entity"] == _NUMBER for entity in understood.entities):
        return understood
    file = await turn.find_file()
    if file is None:
        return understood
    if points_at_file(text):
        return replace(understood, intent=FREE_FORM)
    numbers = {one.value for one in shop_ids().find(file.text) if one.name == _NUMBER}
    if file.age > 0 or len(numbers) != 1:
        return understood
    found = {"entity": _NUMBER, "value": numbers.pop(), "extractor": "file"}
    return replace(understood, entities=(*understood.entities, found))
