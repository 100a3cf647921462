"""A server that fails is left alone until it answers again."""

from __future__ import annotations

from enum import Enum


class Failure(Enum):
    """How bad a failure is for the trust in a server."""

    CERTAIN = "certain"
    """Nobody listens: no use in trying twice."""
    LIKELY = "likely"
    """An error, a break or a silence: `failures` of them in a row count."""


class Breaker:
    """Open means resting. Only `close` ends it, called when a probe was answered."""

    def __init__(self, *, failures: int) -> None:
        self._limit, self._row = failures, 0
        self.open = False

    def failed(self, failure: Failure) -> bool:
        """Note a failure; True when it opened the breaker."""
        self._row += 1
        trips = failure is Failure.CERTAIN or self._row >= self._limit
        opened = trips and not self.open
        self.open = self.open or trips
        return opened

    def succeeded(self) -> None:
        """A request was answered: the row of failures is broken."""
        self._row = 0

    def close(self) -> None:
        """The server answers again."""
        self.open, self._row = False, 0
