"""Worker processes that search texts beside the event loop.

Threads would do for correctness, but spaCy holds the interpreter's lock for longer than a chat
may stutter; a process does not, and two of them halve the time of an upload.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from threading import Lock

from bot.pii.piece import Piece, Search
from bot.pii.search_worker import SearchWorker
from bot.pii.span import Span

_LOG = logging.getLogger(__name__)
_WORKERS = min(2, os.cpu_count() or 1)


class SearchPool:
    """Starts on `warm` or with the first text; until it is up, texts are searched in place."""

    def __init__(self, local: Search) -> None:
        """local: searches pieces in this process, where the pool cannot."""
        self._local = local
        self._lock = Lock()
        self._workers: list[SearchWorker] = []
        self._up = False
        """Read without the lock: the event loop asks, and must not wait for a thread."""
        self._idle: SimpleQueue[SearchWorker] = SimpleQueue()
        self._threads = ThreadPoolExecutor(_WORKERS, thread_name_prefix="pii-search")

    def warm(self) -> None:
        """Start the workers and let them load their models; returns at once."""
        with self._lock:
            while len(self._workers) < _WORKERS:
                worker = SearchWorker()
                self._workers.append(worker)
                self._idle.put(worker)

    def search(self, pieces: Sequence[Piece]) -> Iterable[list[Span]]:
        """Spans of each piece, in order. Blocks: call it from a thread."""
        if not self._up:
            self.warm()
        if not self.up:
            return self._local(pieces)
        if len(pieces) == 1:
            return [self._ask(pieces[0])]
        return list(self._threads.map(self._ask, pieces))

    @property
    def up(self) -> bool:
        """Whether every worker has loaded its models."""
        return self._up or self._look()

    def _look(self) -> bool:
        with self._lock:
            try:
                self._up = bool(self._workers) and all(worker.up for worker in self._workers)
            except (EOFError, OSError):
                self._up = False
            return self._up

    @property
    def processes(self) -> list[int]:
        """The workers' process ids."""
        with self._lock:
            return [worker.process for worker in self._workers]

    def close(self) -> None:
        """Stop the workers; the next `warm` starts new ones."""
        with self._lock:
            workers, self._workers, self._idle = self._workers, [], SimpleQueue()
            self._up = False
        for worker in workers:
            worker.close()

    def _ask(self, piece: Piece) -> list[Span]:
        idle = self._idle
        worker = idle.get()
        try:
            found = worker.ask(piece)
        except (EOFError, OSError):
            _LOG.warning("a search worker died; searching in place until a new one is up")
            worker = self._replaced(worker)
            found = next(iter(self._local([piece])))
        idle.put(worker)
        return found

    def _replaced(self, dead: SearchWorker) -> SearchWorker:
        fresh = SearchWorker()
        with self._lock:
            self._workers = [fresh if worker is dead else worker for worker in self._workers]
            self._up = False
        dead.close()
        return fresh
