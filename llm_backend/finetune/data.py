"""Conversations for supervised fine-tuning, as `xiaoq export --format sft` writes them.

One JSON object a line: `{"messages": [{"role", "content"}, …], "tags": […], "rating": 1-5}`; tags
and rating may be missing. Texts are scrubbed: they hold placeholders, never a customer's values.
A message with `"learn": false` is context only: what a flow said (an order's status, a price) must
not become something that the model makes up.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

_ROLES = {"system", "user", "assistant"}
_RAW = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?<!\d)\d[\d -]{9,}\d(?!\d)")
"""An e-mail address, or eleven digits and more: a phone, a card, an identity number."""


@dataclass(frozen=True)
class Example:
    """What comes before an answer, and the answer."""

    prompt: list[dict[str, str]]
    completion: list[dict[str, str]]


@dataclass
class Dataset:
    """Examples to train on and those held back, and how many conversations were left out why."""

    train: list[Example] = field(default_factory=list)
    held_back: list[Example] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)


def load(
    path: Path, *, tags: Iterable[str] = (), min_rating: int = 0, held_back: float = 0.1
) -> Dataset:
    """Read `path`. Raises ValueError naming the line that cannot be read.

    tags: a conversation must have one of them, when any are given. held_back: the share of
    conversations (not of answers) kept for the evaluation, chosen by their content, so that a
    conversation is on the same side in every export.
    """
    found, wanted = Dataset(), set(tags)
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        row = _row(line, f"{path.name} line {number}")
        if (reason := _unwanted(row, wanted, min_rating)) is not None:
            found.left_out[reason] = found.left_out.get(reason, 0) + 1
            continue
        side = found.held_back if _share(row) < held_back else found.train
        side.extend(_examples(row["messages"]))
    return found


def _row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
        messages = row["messages"]
        good = all(m["role"] in _ROLES and isinstance(m["content"], str) for m in messages)
    except (ValueError, KeyError, TypeError):
        good = False
    if not good:
        raise ValueError(f"{where}: not a conversation; see llm_backend/finetune/data.py")
    return dict(row)


def _unwanted(row: dict[str, Any], tags: set[str], min_rating: int) -> str | None:
    if tags and not tags & set(row.get("tags") or ()):
        return "tag"
    if min_rating and (row.get("rating") or 0) < min_rating:
        return "rating"
    if any(_RAW.search(message["content"]) for message in row["messages"]):
        return "looks unscrubbed"
    if not any(_is_learnt(message) for message in row["messages"]):
        return "no answer"
    return None


def _is_learnt(message: dict[str, Any]) -> bool:
    return message["role"] == "assistant" and message.get("learn", True) is not False


def _share(row: dict[str, Any]) -> float:
    text = json.dumps(_plain(row["messages"]), ensure_ascii=False, sort_keys=True)
    return int.from_bytes(sha256(text.encode()).digest()[:4], "big") / 2**32


def _plain(messages: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [{"role": m["role"], "content": m["content"]} for m in messages]


def _examples(messages: list[dict[str, Any]]) -> Iterator[Example]:
    """One for each answer that is to be learnt, with all that was said before it."""
    plain = _plain(messages)
    for index, message in enumerate(messages):
        if index > 0 and _is_learnt(message):
            yield Example(plain[:index], [plain[index]])
