"""Which conversations are learnt from, and in which pieces."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from llm_backend.finetune.data import load

TALK = [
    {"role": "system", "content": "Be kind."},
    {"role": "user", "content": "I am <PERSON_1>, where is W1234567?"},
    {"role": "assistant", "content": "On its way, <PERSON_1>."},
    {"role": "user", "content": "Thanks"},
    {"role": "assistant", "content": "You are welcome."},
]


def write(path: Path, *rows: Any) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return path


def test_each_answer_is_an_example_with_what_came_before(tmp_path: Path) -> None:
    """Only the answer is learnt."""
    data = load(write(tmp_path / "d", {"messages": TALK}), held_back=0.0)
    assert [(len(e.prompt), e.completion[0]["content"]) for e in data.train] == [
        (2, "On its way, <PERSON_1>."),
        (4, "You are welcome."),
    ]


def test_what_a_flow_said_is_context_only(tmp_path: Path) -> None:
    """Or the model would learn to make up the status of orders."""
    flow = [*TALK[:2], {**TALK[2], "learn": False}, *TALK[3:]]
    (one,) = load(write(tmp_path / "d", {"messages": flow}), held_back=0.0).train
    assert one.completion == [TALK[4]]
    assert one.prompt == TALK[:4]


@pytest.mark.parametrize(
    ("row", "options", "reason"),
    [
        ({"tags": ["returns"]}, {"tags": ["shoes"]}, "tag"),
        ({}, {"tags": ["shoes"]}, "tag"),
        ({"tags": ["shoes", "x"]}, {"tags": ["shoes"]}, None),
        ({"rating": 3}, {"min_rating": 4}, "rating"),
        ({}, {"min_rating": 4}, "rating"),
        ({"rating": 4}, {"min_rating": 4}, None),
        ({"messages": TALK[:2]}, {}, "no answer"),
        ({"messages": [*TALK, {"role": "user", "content": "a@b.cn"}]}, {}, "looks unscrubbed"),
        (
            {"messages": [*TALK, {"role": "user", "content": "1381234 5678"}]},
            {},
            "looks unscrubbed",
        ),
        ({"messages": [*TALK, {"role": "user", "content": "W1234567"}]}, {}, None),
        ({"messages": [{**m, "learn": False} for m in TALK]}, {}, "no answer"),
    ],
)
def test_what_is_left_out_is_counted_by_reason(
    tmp_path: Path, row: dict[str, Any], options: dict[str, Any], reason: str | None
) -> None:
    """By tag, by rating, or because it seems to hold a customer's value."""
    data = load(write(tmp_path / "d", {"messages": TALK, **row}), held_back=0.0, **options)
    assert data.left_out == ({reason: 1} if reason else {})
    assert bool(data.train) == (reason is None)


def test_whole_conversations_are_held_back_and_always_the_same(tmp_path: Path) -> None:
    """Whatever else the export holds; none is on both sides."""
    talks = [
        {"messages": [{"role": "user", "content": f"q{n}"}, {"role": "assistant", "content": "a"}]}
        for n in range(200)
    ]
    both = load(write(tmp_path / "d", *talks), held_back=0.2)
    later = load(write(tmp_path / "d", *reversed(talks[:100])), held_back=0.2)
    first = {e.prompt[0]["content"] for e in both.held_back}
    assert 20 <= len(first) <= 60
    assert not first & {e.prompt[0]["content"] for e in both.train}
    assert {e.prompt[0]["content"] for e in later.held_back} <= first


@pytest.mark.parametrize("line", ["{", "[]", '{"messages": [{"role": "bot", "content": "x"}]}'])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    """By its number, not by its content."""
    (tmp_path / "d").write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match="d line 2"):
        load(tmp_path / "d")
