"""Reads `data/business_ids.yml`, the designers' file, and says where it is wrong.

A business id is shown to the model as it is, so a pattern that would also let a phone number or
a bank card through is refused.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from bot.errors import ConfigurationError
from bot.pii.business_ids import BusinessIds, Pattern

# What no pattern may let through, each a valid made-up number.
_PERSONAL = {
    "a mobile number": "13812345678",
    "a phone number": "+8613812345678",
    "a Chinese ID card": "11010519491231002X",
    "a bank card": "4111111111111111",
    "a bank account": "6225880137706868",
    "a social security number": "078-05-1120",
    "an e-mail address": "zhang@example.com",
    "a name": "Zhang",
}


def read_business_ids(path: Path) -> BusinessIds:
    """The ids declared in `path`; ConfigurationError names file and line of what is wrong."""
    return BusinessIds(_Reader(path).patterns())


class _Reader:
    """Reads the file once, and says where it is wrong."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def patterns(self) -> list[Pattern]:
        content = self._content()
        entries: Any = content.get("business_ids") if isinstance(content, dict) else None
        if not isinstance(entries, list) or not hasattr(entries, "lc"):
            raise self._wrong(1, 'start the file with "business_ids:" and a list under it')
        return [
            self._pattern(entry, entries.lc.item(at)[0] + 1) for at, entry in enumerate(entries)
        ]

    def _content(self) -> Any:
        try:
            return YAML(typ="rt").load(self._path.read_text("utf-8"))
        except FileNotFoundError:
            raise self._wrong(1, "the file is missing") from None
        except UnicodeDecodeError:
            raise self._wrong(1, "the file is not UTF-8") from None
        except MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise self._wrong(line, f"not YAML: {error.problem}") from None

    def _pattern(self, entry: Any, line: int) -> Pattern:
        if not isinstance(entry, dict):
            raise self._wrong(line, "an entry has name, pattern and examples")
        name, pattern = entry.get("name"), entry.get("pattern")
        if not isinstance(name, str) or not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise self._wrong(line, "name is small letters, digits and underscores")
        if not isinstance(pattern, str) or not pattern:
            raise self._wrong(line, f"{name} has no pattern")
        compiled = self._compiled(name, pattern, line)
        self._check_examples(compiled, entry.get("examples"), line)
        self._check_narrow(compiled, line)
        return compiled

    def _compiled(self, name: str, pattern: str, line: int) -> Pattern:
        try:
            return Pattern.compiled(name, pattern)
        except re.error as error:
            what = f"{name}: the pattern is no regular expression: {error}"
            raise self._wrong(line, what) from None

    def _check_examples(self, pattern: Pattern, examples: Any, line: int) -> None:
        if not isinstance(examples, list) or not examples:
            raise self._wrong(line, f"{pattern.name} needs at least one example")
        for example in examples:
            if not pattern.regex.fullmatch(str(example)):
                raise self._wrong(
                    line, f"{pattern.name}: the example {example} does not fit the pattern"
                )

    def _check_narrow(self, pattern: Pattern, line: int) -> None:
        for what, value in _PERSONAL.items():
            if pattern.regex.search(value):
                raise self._wrong(
                    line, f"{pattern.name}: the pattern would let {what} through; make it narrower"
                )

    def _wrong(self, line: int, what: str) -> ConfigurationError:
        return ConfigurationError(f"{self._path.name} line {line}: {what}")
