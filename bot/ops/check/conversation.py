"""Designers' test conversations: tests/conversations/*.yml, read into values.

conversations:
  - conversation: a name for it
    language: en
    steps:
      - customer: I want to return something
      - bot: utter_which_order
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.ops.check.lines import line_of, load
from bot.ops.check.problem import Problem

_STEP_KEYS = {
    "customer",
    "presses",
    "bot",
    "says",
    "never_says",
    "shop",
    "waits_for",
    "new_session",
}
_SHOP = {"answers", "does not answer"}


@dataclass(frozen=True)
class Step:
    """One step: `kind` is its key in the file, `values` what stands there."""

    kind: str
    values: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Conversation:
    """A conversation as it should go."""

    name: str
    language: str
    steps: tuple[Step, ...]
    file: str
    line: int


def read_conversations(path: Path, root: Path) -> tuple[list[Conversation], list[Problem]]:
    """The conversations of one file, and what is wrong with the file."""
    content, problems = load(path, root)
    name = str(path.relative_to(root))
    if problems:
        return [], problems
    if not isinstance(content, dict) or not isinstance(content.get("conversations"), list):
        return [], [Problem(name, 1, "must begin with `conversations:` and a list under it")]
    found = []
    for index, entry in enumerate(content["conversations"]):
        line = line_of(content["conversations"], index)
        conversation, wrong = _read(entry, name, line)
        problems += wrong
        found += [conversation] if conversation else []
    return found, problems


def _read(entry: Any, file: str, line: int) -> tuple[Conversation | None, list[Problem]]:
    if not isinstance(entry, dict) or not isinstance(entry.get("steps"), list):
        return None, [Problem(file, line, "a conversation needs `conversation:` and `steps:`")]
    steps, problems = [], []
    for index, raw in enumerate(entry["steps"]):
        at = line_of(entry["steps"], index)
        step, message = _read_step(raw, at)
        if step is None:
            problems.append(Problem(file, at, message))
        else:
            steps.append(step)
    title = str(entry.get("conversation") or "a conversation without a name")
    language = str(entry.get("language") or "en")
    return Conversation(title, language, tuple(steps), file, line), problems


def _read_step(raw: Any, line: int) -> tuple[Step | None, str]:
    if not isinstance(raw, dict) or len(raw) != 1:
        return None, "a step has one key, such as `- customer: hello` or `- bot: utter_greet`"
    kind, value = next(iter(raw.items()))
    if kind not in _STEP_KEYS:
        return None, f"there is no step `{kind}`; there are {', '.join(sorted(_STEP_KEYS))}"
    entries = value if isinstance(value, list) else [value]
    if kind != "new_session" and (not entries or any(one in (None, "") for one in entries)):
        return None, f"nothing stands after `{kind}:`"
    values = tuple(str(one) for one in entries)
    if kind == "shop" and values[0] not in _SHOP:
        return None, f"`shop:` is one of {', '.join(sorted(_SHOP))}"
    return Step(kind, values, line), ""
