"""The four digits that open an order are found however they are written."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.export.proof import proofs, replies, replies_in
from bot.store.lines import Line

NOW = datetime(2026, 11, 22, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("4821", ["4821"]),
        ("４８２１", ["４８２１"]),
        ("尾号是4821", ["4821"]),
        ("it ends in4821 I think", ["4821"]),
        ("4-8-2-1", ["4-8-2-1"]),
        ("482 maybe", ["482"]),
        ("四八二一", ["四八二一"]),
        ("four eight two one", ["four eight two one"]),
        ("W1000001 4821", ["4821"]),
        ("4821, W1000001", ["4821"]),
        ("in 10 minutes", []),
        ("why do you ask?", []),
    ],
)
def test_the_digits_of_a_reply(reply: str, expected: list[str]) -> None:
    assert list(proofs(reply)) == expected


@pytest.mark.parametrize(
    ("speaker", "text", "asked", "proves"),
    [
        ("user", "4821", "verification", True),
        ("user", "4821", "order_number", False),
        ("user", "订单W1000001，尾号4821", None, True),
        ("user", "W1000001, my phone ends in 4821", None, True),
        ("user", "my new phone is broken", None, False),
        ("bot", "4821", "verification", False),
    ],
)
def test_which_lines_may_prove(speaker: str, text: str, asked: str | None, proves: bool) -> None:
    assert list(replies([Line(NOW, speaker, text, {"asked": asked})])) == [text] * proves


def test_in_events_it_is_the_slot_that_was_asked_for() -> None:
    def ask(slot: str | None) -> dict[str, object]:
        return {"event": "slot", "name": "requested_slot", "value": slot}

    said = [{"event": "user", "text": str(n)} for n in range(3)]
    events = [said[0], ask("verification"), said[1], ask(None), said[2]]
    assert list(replies_in(events)) == ["1"]
