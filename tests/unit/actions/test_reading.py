"""Order numbers, reasons, yes and no, corrections and questions in customers' words."""

from __future__ import annotations

import pytest

from actions.reading.corrections import is_correction, looks_like_question, wants_other_order
from actions.reading.order_number import find_order_number, says_only_order_number
from actions.reading.reasons import read_reason
from actions.reading.yesno import says_no, says_stop, says_yes
from actions.shop.values import Reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("W1000001", "W1000001"), ("w1000001", "W1000001"), ("Ｗ１０００００１", "W1000001"),
        ("订单W1000001的物流", "W1000001"), ("W 1000001", "W1000001"), ("W-1000001", "W1000001"),
        ("w100 0001", "W1000001"), ("not W1000001, W1000002", "W1000002"),
        ("W10000011", None), ("W100000", None), ("SW1000001", None), ("1000001", None), ("", None),
    ],
)  # fmt: skip
def test_an_order_number_is_found_however_it_is_written(text: str, expected: str | None) -> None:
    assert find_order_number(text) == expected


def test_bare_digits_are_an_order_number_only_where_one_was_asked_for() -> None:
    assert find_order_number("it is 1000001", bare_digits=True) == "W1000001"
    assert find_order_number("13810000012", bare_digits=True) is None


@pytest.mark.parametrize(
    ("text", "only"),
    [("W1000001", True), ("no, it's W1000001", True), ("不是，是W1000001", True),
     ("订单号W1000001", True), ("where is W1000001", False), ("W1000001到哪了", False),
     ("取消W1000001", False), ("hello", False)],
)  # fmt: skip
def test_a_number_with_a_wish_is_more_than_a_number(text: str, only: bool) -> None:
    assert says_only_order_number(text) is only


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("too small", Reason.SIZE), ("尺码偏大", Reason.SIZE), ("they don't fit", Reason.SIZE),
        ("it arrived broken", Reason.DAMAGED), ("屏幕裂了", Reason.DAMAGED),
        ("you sent the wrong item", Reason.WRONG_ITEM), ("发错货了", Reason.WRONG_ITEM),
        ("looks different from the picture", Reason.NOT_AS_DESCRIBED),
        ("有色差", Reason.NOT_AS_DESCRIBED), ("I changed my mind", Reason.CHANGED_MIND),
        ("不想要了", Reason.CHANGED_MIND), ("size", Reason.SIZE), ("other", Reason.OTHER),
        ("my mother has one already", None), ("是的", None),
    ],
)  # fmt: skip
def test_a_reason_is_heard_in_the_words(text: str, reason: Reason | None) -> None:
    assert read_reason(text) is reason


@pytest.mark.parametrize("text", ["yes", "Yes!", "是的", "好的。", "OK", "确认", "go ahead", "oui"])
def test_yes(text: str) -> None:
    assert says_yes(text)
    assert not says_no(text)


@pytest.mark.parametrize("text", ["no", "No.", "不", "不是", "不要", "nope", "non"])
def test_no(text: str) -> None:
    assert says_no(text)
    assert not says_yes(text)


@pytest.mark.parametrize(
    ("text", "stop"),
    [("cancel", True), ("算了", True), ("取消", True), ("never mind", True),
     ("cancel my order", False), ("取消订单", False)],
)  # fmt: skip
def test_only_a_bare_stop_stops(text: str, stop: bool) -> None:
    assert says_stop(text) is stop


def test_corrections() -> None:
    assert wants_other_order("no, the other order")
    assert wants_other_order("不是这个订单")
    assert is_correction("no, the shoes")
    assert is_correction("改成双肩包")
    assert not is_correction("the shoes")
    assert not is_correction("nothing fits")  # "no" within a word is none


@pytest.mark.parametrize(
    ("text", "asks"),
    [("do I have to pay?", True), ("how long does it take", True), ("多久到账", True),
     ("要运费吗", True), ("too small", False), ("坏了", False)],
)  # fmt: skip
def test_questions(text: str, asks: bool) -> None:
    assert looks_like_question(text) is asks
