"""A share of extra requests: retries and hedges must not multiply the load of a weak server."""

from __future__ import annotations


class Budget:
    """Each request earns `share` of an extra one; at most `reserve` are saved up."""

    def __init__(self, *, share: float, reserve: float) -> None:
        self._share, self._reserve = share, reserve
        self._saved = reserve

    def earn(self) -> None:
        """A request has begun."""
        self._saved = min(self._reserve, self._saved + self._share)

    def spend(self) -> bool:
        """Take one extra request, if there is one."""
        if self._saved < 1:
            return False
        self._saved -= 1
        return True
