"""The shop's own numbers are found as a customer writes them, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.pii.business_ids_file import read_business_ids

FILE = Path(__file__).parents[3] / "data" / "business_ids.yml"
FOUND = [
    ("where is W1234567?", [("order_number", "W1234567")]),
    ("订单w1234567还没到", [("order_number", "W1234567")]),
    ("订单Ｗ１２３４５６７", [("order_number", "W1234567")]),
    ("W1234567，W7654321。", [("order_number", "W1234567"), ("order_number", "W7654321")]),
    ("W1234567.", [("order_number", "W1234567")]),
    ("快递SF1234567890123到了吗", [("tracking_number", "SF1234567890123")]),
    ("use SAVE20 please", [("coupon_code", "SAVE20")]),
    ("W12345678", []),
    ("XW1234567", []),
    ("W1234567@example.com", []),
    ("W1234567.smith@example.com", []),
    ("W1234567-2", []),
    ("W123456", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds_whole_ids(text: str, expected: list[tuple[str, str]]) -> None:
    found = read_business_ids(FILE).find(text)
    assert [(one.name, one.value) for one in found] == expected


def test_offsets_are_of_the_text_as_written() -> None:
    text = "订单&#87;1234567"
    (found,) = read_business_ids(FILE).find(text)
    assert text[found.start : found.end] == "&#87;1234567"


WRONG = [
    ("x: 1", "line 1: start the file with"),
    ("business_ids: [", "not YAML"),
    ("business_ids:\n  - name: Order\n", "line 2: name is small letters"),
    ("business_ids:\n  - name: a\n", "line 2: a has no pattern"),
    ("business_ids:\n  - name: a\n    pattern: '('\n", "line 2: a: the pattern is no regular"),
    ("business_ids:\n  - name: a\n    pattern: A\\d\n", "line 2: a needs at least one example"),
    (
        "business_ids:\n  - name: a\n    pattern: A\\d\n    examples: [B1]\n",
        "line 2: a: the example B1 does not fit",
    ),
    (
        "business_ids:\n  - name: a\n    pattern: '\\d{11}'\n    examples: [13812345678]\n",
        "line 2: a: the pattern would let a mobile number through",
    ),
]


@pytest.mark.parametrize(("content", "said"), WRONG)
def test_a_wrong_file_says_where(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "business_ids.yml"
    path.write_text(content, "utf-8")
    with pytest.raises(ConfigurationError, match=r"business_ids\.yml") as raised:
        read_business_ids(path)
    assert said in str(raised.value)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="the file is missing"):
        read_business_ids(tmp_path / "business_ids.yml")
