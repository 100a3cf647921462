"""data/personas: keys that exist, values of the right kind, with the line of each slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.answer.persona import REPLIES, Personas
from bot.errors import ConfigurationError
from bot.ops.check.lines import line_of, load
from bot.ops.check.nearest import nearest
from bot.ops.check.problem import Problem

_WHOLE, _NUMBER = (int,), (int, float)
_KINDS: Mapping[str, Any] = {
    "name": str,
    "tone": str,
    "instructions": list,
    "about_examples": list,
    "lines": dict,
    "limits": {"chinese_characters": _WHOLE, "words": _WHOLE},
    "model": {
        "passages": _WHOLE,
        "history": _WHOLE,
        "history_if_clear": _WHOLE,
        "max_tokens": _WHOLE,
        "temperature": _NUMBER,
        "adapter": str,
    },
    "replies": dict.fromkeys(REPLIES, dict),
}
_WORDS = {
    str: "a text",
    list: "a list; each entry begins with a dash",
    dict: "names with a colon under it, indented",
    _WHOLE: "a whole number",
    _NUMBER: "a number",
}


def check_personas(folder: Path, root: Path) -> list[Problem]:
    """Every persona file; the default one must be complete."""
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        content, wrong = load(path, root)
        name = str(path.relative_to(root))
        if not wrong and not isinstance(content, dict):
            wrong = [Problem(name, 1, "write `name:`, `tone:` … at the left margin")]
        problems += wrong or list(_check(content, _KINDS, name)) or _judged(folder, path, name)
    if not (folder / "default.yml").is_file():
        problems.append(Problem(str(folder.relative_to(root)), 0, "default.yml is missing"))
    return problems


def _check(content: Any, kinds: Mapping[str, Any], file: str) -> Iterator[Problem]:
    for key, value in content.items():
        line = line_of(content, key)
        kind = kinds.get(key)
        if kind is None:
            yield Problem(file, line, f"there is no key `{key}:` here{nearest(str(key), kinds)}")
        elif isinstance(kind, Mapping):
            if isinstance(value, dict):
                yield from _check(value, kind, file)
            else:
                yield Problem(file, line, f"`{key}:` must be {_WORDS[dict]}")
        elif not isinstance(value, kind) or isinstance(value, bool):
            yield Problem(file, line, f"`{key}:` must be {_WORDS[kind]}")
        elif isinstance(value, int | float) and value < 0:
            yield Problem(file, line, f"`{key}:` cannot be below 0")


def _judged(folder: Path, path: Path, file: str) -> list[Problem]:
    """What the reader itself says: above all of what is missing."""
    try:
        Personas(folder).for_line(None if path.stem == "default" else path.stem)
    except ConfigurationError as error:
        return [Problem(file, 1, str(error).removeprefix(f"{path.name}: "))]
    return []
