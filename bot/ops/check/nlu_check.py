"""data/nlu: examples that stand twice, contradict each other, or belong to no intent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.ops.check.lines import line_of, load
from bot.ops.check.nearest import nearest
from bot.ops.check.problem import Problem

_ENTITY = re.compile(r"\[([^\]]+)\](?:\(([^)]+)\)|\{[^}]*\"entity\":\s*\"([^\"]+)\"[^}]*\})")


@dataclass(frozen=True)
class Example:
    """One training sentence. `text`: without marks of entities; `level`: nor case, punctuation."""

    intent: str
    text: str
    level: str
    file: str
    line: int
    entities: tuple[str, ...]


def check_nlu(folder: Path, root: Path, *, intents: set[str], entities: set[str]) -> list[Problem]:
    """Problems of every file under `folder`, given the domain's intents and entities."""
    problems: list[Problem] = []
    examples: list[Example] = []
    for path in sorted(folder.rglob("*.yml")):
        content, wrong = load(path, root)
        problems += wrong
        if not wrong:
            found, wrong = _read(content, str(path.relative_to(root)))
            examples += found
            problems += wrong
    problems += _unknown(examples, intents, entities)
    problems += _repeated(examples)
    trained = {example.intent for example in examples}
    problems += [
        Problem("domain.yml", 0, f"the intent `{name}` has no examples in data/nlu")
        for name in sorted(intents - trained)
    ]
    return problems


def _read(content: Any, file: str) -> tuple[list[Example], list[Problem]]:
    entries = content.get("nlu") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        return [], [Problem(file, 1, "must hold `nlu:` and a list under it")]
    examples: list[Example] = []
    problems: list[Problem] = []
    for at, entry in enumerate(entries):
        if not isinstance(entry, dict) or not isinstance(entry.get("examples"), str):
            problems.append(Problem(file, line_of(entries, at), "write `examples: |` and a list"))
        elif "intent" in entry:
            found, wrong = _examples(entry, file)
            examples += found
            problems += wrong
    return examples, problems


def _examples(entry: Any, file: str) -> tuple[list[Example], list[Problem]]:
    examples, problems = [], []
    first = line_of(entry, "examples")
    for offset, raw in enumerate(entry["examples"].splitlines(), 1):
        line, text = first + offset, raw.strip()
        if not text or text.startswith("#"):
            continue
        if not text.startswith("- "):
            problems.append(Problem(file, line, "an example begins with a dash and a blank"))
            continue
        named = tuple(one or other for _, one, other in _ENTITY.findall(text))
        bare = _ENTITY.sub(r"\1", text[2:]).strip()
        examples.append(Example(str(entry["intent"]), bare, _level(bare), file, line, named))
    return examples, problems


def _level(text: str) -> str:
    level = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[^\w]+", " ", level).strip() or level


def _unknown(examples: list[Example], intents: set[str], entities: set[str]) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for one in examples:
        if one.intent not in intents and (one.file, one.intent) not in seen:
            seen.add((one.file, one.intent))
            hint = nearest(one.intent, intents)
            yield Problem(one.file, one.line, f"no intent `{one.intent}` in domain.yml{hint}")
        for name in one.entities:
            if name not in entities:
                hint = nearest(name, entities)
                yield Problem(one.file, one.line, f"no entity `{name}` in domain.yml{hint}")


def _repeated(examples: list[Example]) -> Iterator[Problem]:
    """The same words twice in a file, or under two intents anywhere.

    Within an intent "hello" and "hello!" are two examples, and another language may share a word.
    """
    meanings: dict[str, Example] = {}
    written: dict[tuple[str, str, str], Example] = {}
    for one in examples:
        other = meanings.setdefault(one.level, one)
        if other.intent != one.intent:
            yield Problem(
                one.file,
                one.line,
                f"“{one.text}” is an example of `{one.intent}` here and of `{other.intent}` at "
                f"{other.file}:{other.line}; it can only mean one",
            )
        same = written.setdefault((one.file, one.intent, one.text), one)
        if same is not one:
            yield Problem(one.file, one.line, f"“{one.text}” stands at line {same.line} already")
