"""While a form waits: the answer, or something else?"""

from __future__ import annotations

import pytest

from bot.understanding.form_answer import after_no, intent_in_form, looks_like_question
from bot.understanding.reading import Reading


@pytest.mark.parametrize(
    ("text", "expecting", "ranking", "intent"),
    [
        ("4821", "verification", {"order_status": 0.9}, "inform"),
        ("138 1234 5678", "verification", {"order_status": 0.9}, "inform"),
        ("anna@example.com。", "verification", {"invoice": 0.95}, "inform"),
        ("第二个", "item_choice", {"restart": 0.35, "inform": 0.3}, "inform"),
        ("太小了", "return_reason", {"exchange_item": 0.6, "inform": 0.3}, "inform"),
        ("坏了，我要退钱", "return_reason", {"return_order": 0.8, "inform": 0.1}, "inform"),
        ("查一下W1234567到哪了", "return_reason", {"order_status": 0.95}, "order_status"),
        ("where is my other order W1234567", "verification", {"order_status": 0.8}, "order_status"),
        ("算了，不退了", "verification", {"stop_flow": 0.5, "deny": 0.3}, "stop_flow"),
        ("给我转人工", "return_reason", {"talk_to_human": 0.65}, "talk_to_human"),
        ("it stops by itself", "return_reason", {"stop_flow": 0.5, "inform": 0.4}, "inform"),
        ("好的", "return_confirm", {"affirm": 0.4, "thank": 0.35}, "affirm"),
        ("不", "cancel_confirm", {"deny": 0.4}, "deny"),
        ("对", "verification", {"affirm": 0.4}, "inform"),
        ("no", "order_number", {"deny": 0.9}, "deny"),
        ("谢谢", "verification", {"thank": 0.9}, "thank"),
        ("运费谁出？", "verification", {"free_form": 0.3, "inform": 0.25}, "free_form"),
        ("how long do refunds take", "return_reason", {"free_form": 0.5}, "free_form"),
        ("穿着磨脚", "return_reason", {"free_form": 0.5, "inform": 0.2}, "inform"),
        ("me queda grande", "return_reason", {"free_form": 0.6}, "inform"),
        (
            "do you ship to Spain?",
            "item_choice",
            {"order_status": 0.5, "free_form": 0.4},
            "free_form",
        ),
    ],
)
def test_intent_in_form(text: str, expecting: str, ranking: dict[str, float], intent: str) -> None:
    reading = Reading(tuple(ranking.items()), ())
    assert intent_in_form(text, reading, expecting=expecting) == intent


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("运费多少", True),
        ("可以换吗", True),
        ("how does it work", True),
        ("combien de temps ça prend", True),
        ("wie lange dauert das", True),
        ("どのくらいかかりますか？", True),
        ("太小了", False),
        ("the one which is broken", False),
        ("不好用", False),
        ("4821", False),
    ],
)
def test_looks_like_question(text: str, asks: bool) -> None:
    assert looks_like_question(text) is asks


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("non, le sac à dos", "le sac à dos"),
        ("No, the backpack", "the backpack"),
        ("不，背包", "背包"),
        ("nein - den Rucksack", "den Rucksack"),
        ("no. stop", "stop"),
        ("no", None),
        ("no!", None),
        ("no thanks", None),
        ("不退了", None),
        ("nothing, thanks", None),
    ],
)
def test_what_follows_a_no(text: str, rest: str | None) -> None:
    assert after_no(text) == rest
