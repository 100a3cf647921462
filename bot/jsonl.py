"""JSON Lines in, JSON Lines out: the frame of every command of DESIGN.md section 6."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any, TextIO

Handler = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


def _parse(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
    if not isinstance(value, dict):
        raise ValueError("a line must hold one JSON object")
    return value


def text_field(record: dict[str, Any], name: str) -> str:
    """The string `name` of a record; ValueError says what is wrong."""
    value = record.get(name)
    if not isinstance(value, str):
        raise ValueError(f'"{name}" must be a string')
    return value


async def run_lines(
    handle: Handler, source: TextIO | None = None, sink: TextIO | None = None
) -> int:
    """Answer each line of `source` with `handle`; a bad line is answered with its error.

    Returns the exit code: 0 whenever the run itself went through.
    """
    source, sink = source or sys.stdin, sink or sys.stdout
    for line in source:
        if not line.strip():
            continue
        identifier: Any = None
        try:
            record = _parse(line)
            identifier = record.get("id")
            answer = {"id": identifier, **await handle(record)}
        except Exception as error:  # one line's fault must not end the run
            answer = {"id": identifier, "error": _say(error)}
        sink.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sink.flush()
    return 0


def _say(error: Exception) -> str:
    """Our own errors speak for themselves; of others only the type is safe to show."""
    own = isinstance(error, ValueError) or type(error).__module__.split(".")[0] in (
        "bot",
        "llm_backend",
    )
    return str(error) if own else f"failed: {type(error).__name__}"
