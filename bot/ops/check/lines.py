"""YAML with line numbers, and its syntax errors in plain words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError

from bot.ops.check.problem import Problem

_COMMON_SLIPS = (
    (
        "mapping values are not allowed",
        "a colon inside a text (put the text in quotes), or the indentation",
    ),
    ("unknown escape character", "a backslash in double quotes: use single quotes"),
    ("found character '\\t'", "a tab: indent with blanks"),
    ("could not find expected ':'", "a key without its colon, or a text over two lines"),
    ("did not find expected", "the indentation, or a bracket or quote that is not closed"),
    ("expected <block end>", "the indentation: entries of one list must begin in one column"),
    ("while scanning a quoted scalar", "a quote that is not closed"),
    ("undefined alias", "a text that begins with *: put it in quotes"),
    ("found character '@'", "a text that begins with @: put it in quotes"),
    ("found character '%'", "a text that begins with %: put it in quotes"),
)


def load(path: Path, root: Path) -> tuple[Any, list[Problem]]:
    """The file's content, or None with the problem that keeps it from being read."""
    name = str(path.relative_to(root))
    try:
        return YAML().load(path.read_text("utf-8")), []
    except OSError as error:
        return None, [Problem(name, 0, f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError:
        return None, [Problem(name, 0, "is not UTF-8: save it as UTF-8")]
    except DuplicateKeyError as error:
        return None, [Problem(name, _mark_line(error), _duplicate(error))]
    except MarkedYAMLError as error:
        return None, [_unreadable(error, name, path.read_text("utf-8"))]


def line_of(node: Any, key: str | int | None = None) -> int:
    """The line, from 1, of a node or of one of its keys or entries; 0 when it has none."""
    if not isinstance(node, CommentedBase):
        return 0
    data = node.lc.data or {}
    if key is not None and key in data:
        return int(data[key][0]) + 1
    return int(node.lc.line) + 1


def _mark_line(error: MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 0


def _duplicate(error: DuplicateKeyError) -> str:
    found = str(error.problem or "").split('"')
    return f"{found[1]} stands here twice; keep one" if len(found) > 1 else "a key stands twice"


_OPEN_QUOTE = re.compile(r"""^\s*(?:- )?(?:[\w-]+: +)?(?P<quote>["'])(?:(?!(?P=quote)).)*$""")


def _unreadable(error: MarkedYAMLError, name: str, text: str) -> Problem:
    """The slip; a quote left open is noticed by YAML only lines later, where another begins."""
    line = _mark_line(error)
    for number, content in enumerate(text.splitlines()[:line], 1):
        if _OPEN_QUOTE.match(content):
            return Problem(
                name, number, "is not readable YAML; look for a quote that is not closed"
            )
    return Problem(name, line, _plain(error))


def _plain(error: MarkedYAMLError) -> str:
    text = f"{error.context or ''} {error.problem or ''}"
    slip = next((words for sign, words in _COMMON_SLIPS if sign in text), error.problem or "")
    return f"is not readable YAML from here; look for {slip}"
