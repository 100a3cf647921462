"""Numbers are the same value however they are written."""

import pytest

from bot.answer.numbers import numbers_known, numbers_stated


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("within 7 days", {"7"}),
        ("within seven days", {"7"}),
        ("七天内", {"7"}),
        ("７天", {"7"}),
        ("十五个工作日", {"15"}),
        ("两周", {"2"}),
        ("一百二十元", {"120"}),
        ("¥1,299.00", {"1299"}),
        ("1 299,50 €", {"1", "299.5"}),
        ("1.299,50 €", {"1299.5"}),
        ("0.5%", {"0.5"}),
        ("twenty yuan", {"20"}),
        ("one of our colleagues", set()),
        ("一起看看", set()),
        ("007", {"7"}),
    ],
)
def test_stated(text: str, numbers: set[str]) -> None:
    """Digits always count; words only where they count time or money."""
    assert numbers_stated(text) == numbers


def test_known_reads_every_number_word() -> None:
    """What may be repeated is read generously: any number word of a page will do."""
    assert {"3", "7", "30"} <= numbers_known("three steps, 七项, 30")
