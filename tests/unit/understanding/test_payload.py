"""What has the form of a button's payload."""

from __future__ import annotations

import pytest

from bot.understanding.payload import is_payload


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/affirm", True),
        ('/inform{"reason": "size"}', True),
        ('/inform{"item_choice": ["2"], "note": "{x}"}', True),
        ("/order_status ", True),
        ("affirm", False),
        ("/ affirm", False),
        ("/重新开始", False),
        ("/affirm and more", False),
        ("see /affirm", False),
        ("", False),
    ],
)
def test_is_payload(text: str, expected: bool) -> None:
    assert is_payload(text) is expected
