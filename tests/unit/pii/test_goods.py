"""Wares, works and places to ship to are nobody; whom a cue names stays one."""

from __future__ import annotations

import pytest

from bot.pii.goods import without_wares
from bot.pii.span import Span


def left(marked: str, *, score: float = 0.7, language: str | None = "en") -> list[str]:
    """What stays of the PERSON in brackets."""
    before, name, behind = marked.replace("]", "[").split("[")
    text = before + name + behind
    span = Span(len(before), len(before) + len(name), "PERSON", score)
    return [text[one.start : one.end] for one in without_wares(text, [span], language)]


@pytest.mark.parametrize(
    "text",
    [
        "the [Hudson] backpack has a stuck zipper",
        "the [Linnea] corner sofa is out of stock",
        "[maria] biscuits 200g",
        "[johnson] baby shampoo",
        "the book by [Stephen Hawking] arrived damaged",
        "how long does shipping to [Rotterdam] take?",
        "do you ship to [Verona]",
    ],
)
def test_no_person(text: str) -> None:
    assert left(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[Hudson]'s backpack is at your desk",
        "[maria] wants her biscuits",
        "the letter by [Stephen Hawking]",
        "please send it to [Verona]",
        "the [Linnea] account is locked",
    ],
)
def test_person(text: str) -> None:
    assert len(left(text)) == 1


def test_a_cue_or_another_language_is_left_alone() -> None:
    assert left("my name is [Hudson] backpack in hand", score=0.85) == ["Hudson"]
    assert left("mein Mann [Uwe] socks", language="de") == ["Uwe"]
