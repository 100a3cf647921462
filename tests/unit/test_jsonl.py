"""JSON Lines commands answer every line, whatever it holds, and never end before the input does."""

from __future__ import annotations

import io
import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.errors import StoreError
from bot.jsonl import run_lines, text_field

ROOT = Path(__file__).resolve().parents[2]


async def shout(record: dict[str, Any]) -> dict[str, Any]:
    text = text_field(record, "text")
    if text == "library":
        int("a customer's text")
    if text == "ours":
        raise StoreError("PostgreSQL failed; nothing was written")
    return {"text": text.upper()}


async def answered(*lines: str) -> list[Any]:
    sink = io.StringIO()
    assert await run_lines(shout, io.StringIO("\n".join(lines)), sink) == 0
    return [
        json.loads(line, parse_constant=lambda _: math.nan) for line in sink.getvalue().splitlines()
    ]


@pytest.mark.parametrize(
    ("line", "identifier", "said"),
    [
        ("{", None, "not JSON"),
        ("[1]", None, "one JSON object"),
        ("null", None, "one JSON object"),
        ('{"id": NaN, "text": "x"}', None, "NaN is no number"),
        ("[" * 100_000, None, "nested too deeply"),
        ('{"id": ' + "9" * 5000 + "}", None, ""),
        ('{"id": 7}', 7, '"text" must be a string'),
        ('{"id": [1], "text": 3}', [1], '"text" must be a string'),
        ('{"id": "a", "text": null}', "a", '"text" must be a string'),
        ('{"id": 1, "text": "library"}', 1, "failed: ValueError"),
        ('{"id": 1, "text": "ours"}', 1, "PostgreSQL failed"),
    ],
)
async def test_a_bad_line_is_answered_with_its_error(line: str, identifier: Any, said: str) -> None:
    bad, good = await answered(line, '{"id": 2, "text": "ok"}')
    assert bad["id"] == identifier or "9999" in line
    assert said in bad["error"]
    assert "customer" not in bad["error"]
    assert good == {"id": 2, "text": "OK"}


async def test_empty_text_and_half_characters_are_texts() -> None:
    empty, half = await answered('{"id": 1, "text": ""}', '{"id": 2, "text": "a\\ud83d"}')
    assert empty == {"id": 1, "text": ""}
    assert half == {"id": 2, "text": "A\ud83d"}


def test_bytes_that_are_no_utf8_in_any_locale() -> None:
    """A real process, since standard input's encoding is the point."""
    code = (
        "import asyncio, bot.jsonl as j\n"
        "async def same(record): return {'text': j.text_field(record, 'text')}\n"
        "raise SystemExit(asyncio.run(j.run_lines(same)))"
    )
    lines = b'{"id": 1, "text": "\xff"}\n{"id": 2, "text": "\xe5\xbc\xa0\\ud800"}\n'
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=lines,
        capture_output=True,
        cwd=ROOT,
        env={
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "POSIX",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONUTF8": "0",
        },
        check=True,
    )
    bad, good = (json.loads(line) for line in done.stdout.splitlines())
    assert bad == {"id": None, "error": "the line is not UTF-8"}
    assert good == {"id": 2, "text": "张\ud800"}
