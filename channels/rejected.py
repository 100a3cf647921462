"""A delivery that a channel does not take."""

from __future__ import annotations

from typing import Any


class Rejected(Exception):
    """Not taken: 400 malformed, 401 unsigned or stale, 403 forged, 413 too large."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason

    def as_dict(self) -> dict[str, Any]:
        """The body of the answer."""
        return {"error": self.reason}
