"""Test conversations against domain.yml: the responses and slots they name must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.ops.check.conversation import Conversation
from bot.ops.check.lines import load
from bot.ops.check.nearest import nearest
from bot.ops.check.problem import Problem


def check_conversations(found: Iterable[Conversation], root: Path) -> Iterator[Problem]:
    """Problems that would otherwise look as if the bot had answered wrongly."""
    domain, wrong = load(root / "domain.yml", root)
    if wrong or not isinstance(domain, dict):
        return
    known: dict[str, set[str]] = {
        "bot": set(domain.get("responses") or {}),
        "waits_for": {*(domain.get("slots") or {}), "nothing"},
    }
    for conversation in found:
        for step in conversation.steps:
            names = known.get(step.kind, set())
            for value in step.values if step.kind in known else ():
                if value not in names:
                    word = "response" if step.kind == "bot" else "slot"
                    hint = nearest(value, names)
                    message = f"no {word} `{value}` in domain.yml{hint}"
                    yield Problem(conversation.file, step.line, message)
