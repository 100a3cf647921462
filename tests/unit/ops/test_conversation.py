"""Designers' test conversations: what is read, and what is said of a slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.ops.check.conversation import Step, read_conversations
from bot.ops.check.conversation_check import check_conversations

_HEAD = "conversations:\n  - conversation: one\n    language: zh\n    steps:\n"


def read(tmp_path: Path, text: str) -> tuple[list[Step], list[str]]:
    path = tmp_path / "talk.yml"
    path.write_text(text, "utf-8")
    found, problems = read_conversations(path, tmp_path)
    steps = list(found[0].steps) if found else []
    return steps, [str(problem) for problem in problems]


def test_a_conversation_is_read_with_its_lines(tmp_path: Path) -> None:
    text = _HEAD + "      - customer: 你好\n      - bot: [utter_a, utter_b]\n      - says: 4821\n"
    steps, problems = read(tmp_path, text)
    assert problems == []
    assert steps == [
        Step("customer", ("你好",), 5),
        Step("bot", ("utter_a", "utter_b"), 6),
        Step("says", ("4821",), 7),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("talks: []\n", "talk.yml:1  must begin with `conversations:` and a list under it"),
        ("conversations:\n  - conversation: one\n",
         "talk.yml:2  a conversation needs `conversation:` and `steps:`"),
        (_HEAD + "      - custmer: hi\n", "talk.yml:5  there is no step `custmer`"),
        (_HEAD + "      - bot:\n", "talk.yml:5  nothing stands after `bot:`"),
        (_HEAD + "      - hello\n", "talk.yml:5  a step has one key"),
        (_HEAD + "      - shop: broken\n", "talk.yml:5  `shop:` is one of answers"),
        (_HEAD + "\t- customer: hi\n", "talk.yml:5  is not readable YAML from here; look for a"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    _, problems = read(tmp_path, text)
    assert len(problems) == 1
    assert problems[0].startswith(message)


def test_names_that_domain_does_not_have_are_no_fault_of_the_bot(tmp_path: Path) -> None:
    (tmp_path / "domain.yml").write_text("responses: {utter_verify: []}\nslots: {reason: {}}\n")
    path = tmp_path / "talk.yml"
    path.write_text(
        _HEAD + "      - bot: [utter_verify, utter_verfy]\n      - waits_for: raeson\n"
        "      - waits_for: nothing\n",
        "utf-8",
    )
    found, _ = read_conversations(path, tmp_path)
    assert [str(problem) for problem in check_conversations(found, tmp_path)] == [
        "talk.yml:5  no response `utter_verfy` in domain.yml; did you mean `utter_verify`?",
        "talk.yml:6  no slot `raeson` in domain.yml; did you mean `reason`?",
    ]
