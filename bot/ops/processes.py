"""Child processes that never outlive us, with their output in a log file each."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

_PR_SET_PDEATHSIG = 1


def _die_with_parent() -> None:
    """In the child: be told when the supervisor is gone, even by kill -9 (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Process:
    """A service of `xiaoq run`: a command, its log and the running child."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches the supervisor only."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as output:
            self.child = self._spawn(output)

    def _spawn(self, output: IO[bytes]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            list(self.command),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **self.environment},
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )

    @property
    def running(self) -> bool:
        """Whether the child lives."""
        return self.child is not None and self.child.poll() is None

    @property
    def exit_code(self) -> int | None:
        """How the child ended, if it did."""
        return self.child.poll() if self.child else None

    def stop(self, patience: float = 8.0) -> None:
        """SIGTERM, then SIGKILL to whatever of its group is left after `patience` seconds."""
        if self.child is None:
            return
        _signal_group(self.child.pid, signal.SIGTERM)
        until = time.monotonic() + patience
        while self.running and time.monotonic() < until:
            time.sleep(0.05)
        _signal_group(self.child.pid, signal.SIGKILL)
        self.child.wait()

    def last_words(self, lines: int = 5) -> str:
        """The end of its log, for an error message to an operator."""
        try:
            return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-lines:])
        except OSError:
            return ""


def _signal_group(group: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, number)
