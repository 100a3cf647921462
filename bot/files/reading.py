"""The process that reads one file: `python -m bot.files.reading SUFFIX`, bytes in, JSON out.

A library that hangs, grows or crashes on a hostile file does so here: without the bot's secrets,
with little time and memory, and unable to write any file.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from contextlib import suppress

from bot.files.docx import read_docx
from bot.files.kind import kind_of
from bot.files.pdf import read_pdf
from bot.files.plain import read_plain
from bot.files.refused import MAX_CHARACTERS, FileRefused

_LIMITS = {
    resource.RLIMIT_CPU: 20,  # seconds
    resource.RLIMIT_AS: 1_000_000_000,  # bytes
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
}
_READERS = {"text": read_plain, "pdf": read_pdf, "docx": read_docx}
_LINES = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_BLANK = re.compile(r"\n{3,}")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def read(data: bytes, suffix: str) -> dict[str, str]:
    """`kind`, and the `text` in tidy lines; of an image the kind alone. Raises FileRefused."""
    if not data:
        raise FileRefused("empty")
    kind = kind_of(data, suffix)
    if kind == "image":
        return {"kind": kind, "text": ""}
    text = _tidy(_READERS[kind](data))
    if not any(character.isalnum() for character in text):
        raise FileRefused("no_text")
    if len(text) > MAX_CHARACTERS:
        raise FileRefused("too_long", MAX_CHARACTERS)
    return {"kind": kind, "text": text}


def _tidy(text: str) -> str:
    text = _UNWRITABLE.sub("", _LINES.sub("\n", text))
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK.sub("\n\n", lines).strip("\n\ufeff ")


def main() -> None:
    """Read standard input; a refusal is an answer too."""
    for which, most in _LIMITS.items():
        with suppress(ValueError, OSError):  # the system's own limit is lower, or it has none
            resource.setrlimit(which, (most, most))
    data = sys.stdin.buffer.read()
    try:
        answer: dict[str, object] = dict(read(data, sys.argv[1]))
    except FileRefused as refused:
        answer = {"refused": refused.code, "limit": refused.limit}
    except MemoryError:
        answer = {"refused": "too_slow", "limit": None}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
