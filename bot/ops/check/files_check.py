"""Personas and business ids: their own readers judge them."""

from __future__ import annotations

import re
from pathlib import Path

from bot.answer.persona import Personas
from bot.errors import ConfigurationError
from bot.ops.check.lines import load
from bot.ops.check.problem import Problem
from bot.pii.business_ids_file import read_business_ids


def check_personas(folder: Path, root: Path) -> list[Problem]:
    """Every persona file; the default one must be complete."""
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yml")):
        content, wrong = load(path, root)
        name = str(path.relative_to(root))
        problems += wrong
        if wrong:
            continue
        for key in ("name", "instructions") if path.stem == "default" else ():
            if not isinstance(content, dict) or not content.get(key):
                wrong.append(Problem(name, 1, f"`{key}:` is missing"))
        problems += wrong or _judged(folder, path.stem, name)
    if not (folder / "default.yml").is_file():
        problems.append(Problem(str(folder.relative_to(root)), 0, "default.yml is missing"))
    return problems


def _judged(folder: Path, line: str, name: str) -> list[Problem]:
    try:
        Personas(folder).for_line(None if line == "default" else line)
    except ConfigurationError as error:
        return [Problem(name, 0, str(error))]
    return []


def check_business_ids(path: Path, root: Path) -> list[Problem]:
    """The ids' file: its reader names the line."""
    try:
        read_business_ids(path)
    except ConfigurationError as error:
        name, text = str(path.relative_to(root)), str(error)
        match = re.search(r"line (\d+):? *", text)
        line = int(match[1]) if match else 0
        return [Problem(name, line, text[match.end() :] if match else text)]
    return []
