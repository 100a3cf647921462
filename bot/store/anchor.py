"""The audit's last id and digest in a file, where rights on the database do not reach."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import structlog

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Head:
    """The audit's last row: its id, and its digest (32 bytes)."""

    id: int
    digest: bytes


@dataclass(frozen=True)
class Anchor:
    """One file: a JSON object with `id` and `digest` (hex). It only ever moves forward."""

    path: Path

    def read(self) -> Head | None:
        """The head as it was last written; None when there is no file, or no head in it."""
        try:
            found = json.loads(self.path.read_text("ascii"))
            return Head(int(found["id"]), bytes.fromhex(found["digest"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            return Head(0, b"")  # unreadable: fits no row, so it is reported and never moved

    def write(self, head: Head) -> None:
        """Move it forward; a file that cannot be written is logged, the work goes on.

        Called after the commit: a crash in between leaves it behind, never ahead.
        """
        try:
            with self._locked():
                before = self.read()
                if before is None or 0 < before.id < head.id:
                    temporary = self.path.with_suffix(".new")
                    temporary.write_text(
                        json.dumps({"id": head.id, "digest": head.digest.hex()}), "ascii"
                    )
                    os.replace(temporary, self.path)
        except OSError as error:
            _log.error("audit.anchor_not_written", error=type(error).__name__)
        _log.info("audit.head", id=head.id, digest=head.digest.hex())

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with open(self.path.with_suffix(".lock"), "w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
