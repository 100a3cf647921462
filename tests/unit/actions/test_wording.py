"""Money, days and item lists as customers read them."""

from __future__ import annotations

from datetime import date

import pytest

from actions.flows.wording import day, line_name, money, names_of, numbered
from actions.shop.values import Line, Text

SHOES = Line(
    id=1, name=Text("帆布鞋", "canvas shoes"), variant=Text("白色", "white"), unit_price=19900
)
MUGS = Line(
    id=2, name=Text("马克杯", "mug"), variant=Text("米色", "beige"), quantity=2, unit_price=3905
)


@pytest.mark.parametrize(
    ("cents", "text"),
    [(0, "¥0.00"), (5, "¥0.05"), (19900, "¥199.00"), (123456789, "¥1,234,567.89")],
)
def test_money(cents: int, text: str) -> None:
    assert money(cents) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "3月5日"),
        ("en", "5 Mar 2026"),
        ("fr", "5 mars 2026"),
        ("de", "5. März 2026"),
        ("ja", "2026年3月5日"),
        ("zz", "2026-03-05"),
        (None, "2026-03-05"),
    ],
)
def test_a_day_is_written_so_that_it_needs_no_translation(language: str | None, text: str) -> None:
    assert day(date(2026, 3, 5), language) == text
    assert day(None, language) == "–"


def test_lines_name_variant_quantity_and_price() -> None:
    assert line_name(SHOES, "zh") == "帆布鞋（白色）"
    assert line_name(MUGS, "fr") == "mug (beige) × 2"
    assert names_of((SHOES, MUGS), "zh") == "帆布鞋（白色）、马克杯（米色） × 2"
    assert (
        numbered((SHOES, MUGS), "en")
        == "1. canvas shoes (white), ¥199.00\n2. mug (beige) × 2, ¥78.10"
    )
