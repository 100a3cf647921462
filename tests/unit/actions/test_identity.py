"""Proofs of identity, read from sentences and compared with an order's contact details."""

from __future__ import annotations

import pytest

from actions.reading.identity import read_proof
from actions.shop.identity import contact_matches
from actions.shop.values import Proof

PHONE, EMAIL = "13800004821", "li.demo@example.com"


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("who won the 2018 world cup?", None),
        ("2018年世界杯的冠军是哪个国家？", None),
        ("we moved here in 2019 and I have been buying from you ever since", None),
        ("is it 4821?", "4821"),
        ("4821吧？", "4821"),
        ("后四位是不是4821？", "4821"),
        ("I think it should be 4821, thanks", "4821"),
        ("mon numéro finit par 4821", "4821"),
    ],
)
def test_digits_in_other_matters_are_no_proof(text: str, digits: str | None) -> None:
    proof = read_proof(text, asked=True)
    assert (proof.digits if proof else None) == digits


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("I want to return something from W1000004, last digits 4821", "4821"),
        ("W1000001 4821", "4821"),
        ("refund for W1000001 4821, the shoes", "4821"),
        ("W1000001，4821", "4821"),
        ("W1000001 2 items", None),
        ("W1000001 12345", None),
        ("ordered W1000001 2 days ago for 4821 yuan", None),
        ("W1000001 2024-05-06", None),
        ("W1000001 4821元", None),
    ],
)
def test_digits_beside_an_order_number(text: str, digits: str | None) -> None:
    """Right behind it, or called by their name; a date and an amount are no proof."""
    proof = read_proof(text, asked=False)
    assert (proof.digits if proof else None) == digits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4821", Proof("4821")), ("last four 4821", Proof("4821")), ("尾号4821", Proof("4821")),
        ("后四位是4821", Proof("4821")), ("手机后四位 4 8 2 1", Proof("4821")),
        ("４８２１", Proof("4821")),
        ("四八二一", Proof("4821")), ("four eight two one", Proof("4821")),
        ("4-8-2-1", Proof("4821")),
        ("my last 4 digits are 4821", Proof("4821")), ("it ends with 4821.", Proof("4821")),
        ("13800004821", Proof("13800004821")), ("138 0000 4821", Proof("13800004821")),
        ("+86 138-0000-4821", Proof("8613800004821")),
        ("LI.DEMO@EXAMPLE.COM", Proof(email="li.demo@example.com")),
        ("邮箱li.demo@example.com谢谢", Proof(email="li.demo@example.com")),
        ("my mail is li.demo@example.com, thanks", Proof(email="li.demo@example.com")),
        ("48", None), ("482", None), ("48213", None), ("yes", None), ("W1000002", None),
        ("I don't know", None), ("W1000002 尾号4821", Proof("4821")),
    ],
)  # fmt: skip
def test_a_proof_is_read_however_it_is_written(text: str, expected: Proof | None) -> None:
    assert read_proof(text, asked=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("return 4821 please", None), ("where is W1000002", None),
     ("where is W1000002, phone ending 4821", Proof("4821"))],
)  # fmt: skip
def test_unasked_digits_count_only_where_the_sentence_says_what_they_are(
    text: str, expected: Proof | None
) -> None:
    assert read_proof(text, asked=False) == expected


@pytest.mark.parametrize(
    ("proof", "fits"),
    [
        (Proof("4821"), True), (Proof("4822"), False), (Proof("13800004821"), True),
        (Proof("8613800004821"), True), (Proof("008613800004821"), True),
        (Proof("13900004821"), False), (Proof("00004821"), False),
        (Proof(email="li.demo@example.com"), True), (Proof(email="LI.Demo@example.com"), True),
        (Proof(email="other@example.com"), False), (Proof(), False),
    ],
)  # fmt: skip
def test_only_the_right_details_match(proof: Proof, fits: bool) -> None:
    assert contact_matches(proof, phone=PHONE, email=EMAIL) is fits


def test_nothing_matches_an_order_that_does_not_exist() -> None:
    assert not contact_matches(Proof("4821", "a@b.cn"), phone="", email="")
