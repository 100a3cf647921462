"""JSON Lines in, JSON Lines out: the frame of every command of DESIGN.md section 6."""

from __future__ import annotations

import io
import json
import sys
import traceback
from collections.abc import Awaitable, Callable
from typing import Any, TextIO

Handler = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


def _parse(line: str) -> dict[str, Any]:
    if any("\udc80" <= ch <= "\udcff" for ch in line):  # what `_utf8` could not read
        raise ValueError("the line is not UTF-8")
    try:
        value = json.loads(line, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("the line is nested too deeply") from None
    if not isinstance(value, dict):
        raise ValueError("a line must hold one JSON object")
    return value


def _no_number(name: str) -> None:
    raise ValueError(f"not JSON: {name} is no number")


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
    source, sink = source or _utf8(sys.stdin), sink or _utf8(sys.stdout)
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
        sink.write(_written(answer) + "\n")
        sink.flush()
    return 0


def _utf8(stream: TextIO) -> TextIO:
    """The stream in UTF-8 whatever the locale; bytes that are none must not end the run."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    return stream


def _written(answer: dict[str, Any]) -> str:
    written = json.dumps(answer, ensure_ascii=False)
    if any("\ud800" <= ch <= "\udfff" for ch in written):  # half characters: only escaped
        return json.dumps(answer)
    return written


def _say(error: Exception) -> str:
    """Our own errors speak for themselves; those of libraries may quote a customer's text."""
    frames = [
        frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(error.__traceback__)
    ]
    ours = ("bot", "llm_backend")
    if type(error).__module__.split(".")[0] in ours:
        return str(error)
    if type(error) is ValueError and frames[-1].split(".")[0] in ours:
        return str(error)
    return f"failed: {type(error).__name__}"
