"""data/business_ids.yml: its own reader judges it and names the line."""

from __future__ import annotations

import re
from pathlib import Path

from bot.errors import ConfigurationError
from bot.ops.check.lines import load
from bot.ops.check.problem import Problem
from bot.pii.business_ids_file import read_business_ids


def check_business_ids(path: Path, root: Path) -> list[Problem]:
    """The first thing that is wrong in the file."""
    _, unreadable = load(path, root)
    if unreadable:
        return unreadable
    try:
        read_business_ids(path)
    except ConfigurationError as error:
        name, text = str(path.relative_to(root)), str(error)
        match = re.search(r"line (\d+):? *", text)
        line = int(match[1]) if match else 0
        return [Problem(name, line, text[match.end() :] if match else text)]
    return []
