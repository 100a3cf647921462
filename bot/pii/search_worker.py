"""One process that searches pieces for another: `python -m bot.pii.search_worker FD`.

A process of our own and not multiprocessing's, which would import the parent's main module once
more: Rasa's costs ten seconds and half a gigabyte. It ends when the parent's end of the pipe
closes, whatever ended the parent.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from multiprocessing.connection import Connection, Pipe
from threading import Lock

from bot.errors import SearchFailed
from bot.pii.piece import Piece, Search, local_search
from bot.pii.span import Span

_SAMPLE = Piece(0, "Maria Lopez wrote. 我叫张伟。", None, "CN")


class SearchWorker:
    """The parent's side: one process, one question at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pipe, theirs = Pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot.pii.search_worker", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        self._up = False

    @property
    def process(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def up(self) -> bool:
        """Whether its models are loaded; False too while it answers its first question."""
        if not self._up and self._lock.acquire(blocking=False):
            try:
                self._up = self._pipe.poll() and bool(self._pipe.recv())
            finally:
                self._lock.release()
        return self._up

    def ask(self, piece: Piece) -> list[Span]:
        """Spans of one piece; EOFError or OSError if the process died. Blocks.

        Raises SearchFailed if a recogniser failed: what was not searched goes nowhere.
        """
        with self._lock:
            if not self._up:  # a new one in a dead one's place: its greeting comes first
                self._up = bool(self._pipe.recv())
            self._pipe.send(piece)
            found: list[Span] | str = self._pipe.recv()
        if isinstance(found, str):
            raise SearchFailed(f"a recogniser failed ({found}); the text goes nowhere")
        return found

    def close(self) -> None:
        """End the process."""
        self._pipe.close()
        self._process.terminate()
        self._process.wait()


def serve(pipe: Connection) -> None:
    """The worker's side: answer until the parent is gone."""
    search = local_search()
    list(search([_SAMPLE]))
    gc.collect()
    gc.freeze()  # the models stay: no collection need look at them again
    pipe.send(True)
    while True:
        try:
            piece: Piece = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(_found(search, piece))


def _found(search: Search, piece: Piece) -> list[Span] | str:
    """Spans, or the type of the fault: its message could quote the text, and would be printed."""
    try:
        return next(iter(search([piece])))
    except Exception as error:
        return type(error).__name__


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])))
