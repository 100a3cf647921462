"""Where an export goes: a file that is there complete or not at all, or standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from bot.errors import ExportError


@contextmanager
def atomic_file(path: Path, *, private: bool, force: bool) -> Iterator[BinaryIO]:
    """A file to write to; it gets its name when the block ends, and is removed if it fails.

    private: only this user may read it. Raises ExportError when the file is there already and
    not `force`, and when it cannot be written.
    """
    if path.exists() and not force:
        raise ExportError(f"{path} is there already; choose another name or add --force")
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        mode = 0o600 if private else 0o666  # less what umask takes
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        with suppress(OSError):
            partial.unlink()


@contextmanager
def standard_output(*, binary: bool) -> Iterator[BinaryIO]:
    """Standard output; ExportError for a binary format on a screen."""
    if binary and sys.stdout.isatty():
        raise ExportError("a workbook cannot be shown on a screen; add --output FILE.xlsx")
    sys.stdout.flush()
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # as with `| head`: the reader has what it wanted
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
