"""One file of the help centre: front matter, title, language and text.

    ---
    title: Returning an item
    language: en
    line: electronics        (optional: the business line it belongs to)
    updated: 2026-11-20      (optional)
    ---

Every field may be left out, and so may the front matter: the title is then the first heading
or the file's name, the language is detected. Fields of other tools are left alone.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import yaml

from bot.errors import ConfigurationError
from bot.knowledge.language import detect_language

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_FENCE = "---"


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file, read and understood; `body_line` is where its text starts (from 1)."""

    path: str
    """Relative to the folder, with forward slashes: the document's name everywhere."""
    title: str
    language: str
    line: str | None = None
    body: str
    body_line: int = 1
    sha256: str
    """Of the whole file, so that an unchanged one is not embedded again."""


def _front_matter(path: str, lines: list[str]) -> tuple[dict[str, Any], int]:
    """The fields and how many lines they take; nothing found is ({}, 0)."""
    if not lines or lines[0].rstrip() != _FENCE:
        return {}, 0
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        if not path.endswith(".md"):
            return {}, 0  # in a plain text file it is a ruled line
        raise ConfigurationError(f"{path} line 1: the front matter is not closed; add a line ---")
    try:
        fields = yaml.safe_load("\n".join(lines[1:end]))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        at = 2 + mark.line if mark else 1
        problem = getattr(error, "problem", None) or "it is not YAML"
        raise ConfigurationError(f"{path} line {at}: in the front matter, {problem}") from None
    if fields is None:
        return {}, end + 1
    if not isinstance(fields, dict):
        raise ConfigurationError(f"{path} line 2: write the front matter as `name: value` lines")
    return fields, end + 1


def _line_of(lines: list[str], field: str) -> int:
    return next((i for i, line in enumerate(lines, 1) if line.startswith(f"{field}:")), 1)


def _text(path: str, lines: list[str], fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if not isinstance(value, str):
        at = _line_of(lines, name)
        raise ConfigurationError(f'{path} line {at}: "{name}" must be text; put it in quotes')
    return value.strip()


def _check_updated(path: str, lines: list[str], fields: dict[str, Any]) -> None:
    value = fields.get("updated")
    if value is None or isinstance(value, (date, datetime)):
        return
    at = _line_of(lines, "updated")
    raise ConfigurationError(f'{path} line {at}: "updated" must be a day such as 2026-11-20')


def _language(path: str, lines: list[str], fields: dict[str, Any], body: str) -> str:
    given = _text(path, lines, fields, "language")
    if given is None:
        return detect_language(body)
    if not _LANGUAGE.fullmatch(given):
        at = _line_of(lines, "language")
        raise ConfigurationError(f'{path} line {at}: "language" must be a code such as en or zh')
    return re.split("[-_]", given)[0]


def _first_heading(body: str) -> str | None:
    for line in body.splitlines():
        if line.strip():
            match = re.match(r"#{1,6}\s+(.+?)\s*#*$", line)
            return match[1] if match else None
    return None


def _title_from_path(path: str) -> str:
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return re.sub(r"[-_]+", " ", stem).strip() or path


def parse_document(path: str, text: str) -> Document:
    """Read one file's text. Raises ConfigurationError with file and line."""
    lines = text.removeprefix("\ufeff").splitlines()
    fields, taken = _front_matter(path, lines)
    head, body = lines[:taken], "\n".join(lines[taken:])
    _check_updated(path, head, fields)
    title = _text(path, head, fields, "title") or _first_heading(body) or _title_from_path(path)
    return Document(
        path=path,
        title=title,
        language=_language(path, head, fields, body),
        line=_text(path, head, fields, "line"),
        body=body,
        body_line=taken + 1,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
