"""Files that go along with an answer, by their address; the platforms fetch them themselves."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

_LONGEST = 100


def file_of(message: Mapping[str, Any]) -> str | None:
    """The address of the document that goes with a message, an `Outgoing.as_dict()`."""
    return message.get("file") or None


def file_name(url: str) -> str:
    """What the customer sees of it: the last part of the path, or "document"."""
    try:
        name = PurePosixPath(unquote(urlsplit(url).path)).name
    except ValueError:  # no address at all
        name = ""
    return "".join(char for char in name if char.isprintable())[-_LONGEST:] or "document"


def link(url: str) -> str:
    """Markdown that leads to it, for platforms that fetch no such file."""
    name = file_name(url).translate(str.maketrans("", "", "[]\\`*_<>|"))
    return f"📎 [{name or 'document'}](<{url.replace('<', '%3C').replace('>', '%3E')}>)"
