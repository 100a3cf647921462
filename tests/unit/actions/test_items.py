"""Which items a customer means, in the words customers use."""

from __future__ import annotations

import pytest

from actions.reading.items import Choice, choose_items
from actions.shop.values import Line, Text


def line(zh: str, en: str, variant_zh: str, variant_en: str, aliases: str) -> Line:
    return Line(
        id=1,
        name=Text(zh, en),
        variant=Text(variant_zh, variant_en),
        aliases=tuple(aliases.split()),
    )


SHOES = line(
    "帆布鞋", "canvas shoes", "白色 38码", "white, size 38", "shoes sneakers 鞋 鞋子 chaussures"
)
BAG = line("双肩包", "backpack", "灰色", "grey", "bag rucksack 背包 书包 包 sac")
SHIRT = line("纯棉T恤", "cotton T-shirt", "黑色 L", "black, L", "tshirt tee shirt t恤 短袖")
BLACK_SHOES = line("帆布鞋", "canvas shoes", "黑色 42码", "black, size 42", "shoes 鞋 鞋子")
THREE = (SHOES, BAG, SHIRT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numbers
        ("1", {0}), ("1,3", {0, 2}), ("1、2", {0, 1}), ("1 and 3", {0, 2}), ("1&2", {0, 1}),
        ("1-2", {0, 1}), ("１和３", {0, 2}), ("一和三", {0, 2}), ("2 and 2", {1}), ("item 2", {1}),
        ("no. 2", {1}), ("#2", {1}), ("3号", {2}),
        # ordinals
        ("第二件", {1}), ("第一个和第三个", {0, 2}), ("第2件和第3件", {1, 2}),
        ("the second one", {1}),
        ("the last one", {2}), ("最后一个", {2}), ("the first two", {0, 1}), ("前两个", {0, 1}),
        ("last two", {1, 2}), ("后两件", {1, 2}),
        # all, and all but
        ("both", {0, 1, 2}), ("all of them", {0, 1, 2}), ("全部", {0, 1, 2}), ("都", {0, 1, 2}),
        ("都要退", {0, 1, 2}), ("三件", {0, 1, 2}), ("all but the shoes", {1, 2}),
        ("everything except the t-shirt", {0, 1}), ("other than the shoes, everything", {1, 2}),
        ("除了鞋子都退", {1, 2}), ("除了第一个都退", {1, 2}), ("除了包", {0, 2}),
        ("keep the bag, return the rest", {0, 2}),
        # names, parts of names, slips
        ("the bag", {1}), ("鞋", {0}), ("短袖", {2}), ("shoes and bag", {0, 1}),
        ("我想退包和短袖", {1, 2}),
        ("snekers", {0}), ("just the backpak", {1}), ("the t shirt please", {2}), ("canvas", {0}),
        ("黑色那件", {2}), ("黑的", {2}), ("the white one", {0}), ("les chaussures", {0}),
        ("le sac et le t-shirt", {1, 2}),
        # taken back
        ("no, the shoes", {0}), ("not the bag, the shoes", {0}), ("不是包，是鞋", {0}),
        ("不是包是鞋", {0}),
        ("包不退，鞋子退", {0}), ("退鞋子，留下包", {0}), ("不要鞋子，退T恤", {2}),
        ("not that item, the shoes", {0}),
        ("i only want to return the t-shirts", {2}),
    ],
)  # fmt: skip
def test_what_is_named_is_chosen(text: str, expected: set[int]) -> None:
    assert choose_items(text, THREE) == Choice(frozenset(expected))


@pytest.mark.parametrize(
    "text",
    ["yes", "ok", "W1000002", "4821", "I don't like it", "why is it so slow", "两件", "not the bag",
     "don't return the bag", "", "好的", "什么时候退款"],
)  # fmt: skip
def test_what_names_nothing_chooses_nothing(text: str) -> None:
    assert choose_items(text, THREE) is None


@pytest.mark.parametrize("text", ["4", "0", "第五个", "1 and 7", "1-9"])
def test_a_number_outside_of_the_list_is_said_to_be_so(text: str) -> None:
    assert choose_items(text, THREE) == Choice(out_of_range=True)


@pytest.mark.parametrize(
    ("text", "positions", "ambiguous"),
    [("the shoes", {0, 2}, True), ("鞋", {0, 2}, True), ("the black shoes", {2}, False),
     ("黑色的鞋", {2}, False), ("1 and 3", {0, 2}, False)],
)  # fmt: skip
def test_one_word_for_two_items_is_ambiguous_until_told_apart(
    text: str, positions: set[int], ambiguous: bool
) -> None:
    lines = (SHOES, BAG, BLACK_SHOES)
    assert choose_items(text, lines) == Choice(frozenset(positions), ambiguous=ambiguous)
