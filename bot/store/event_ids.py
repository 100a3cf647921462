"""Ids for events that are about to be written: an event is sealed for the row it will be."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from bot.store.rows import EVENT_IDS

_AHEAD = 512
_RESERVE = f"SELECT {EVENT_IDS} AS id FROM generate_series(1, $1) ORDER BY 1"  # noqa: S608

Fetch = Callable[..., Awaitable[list[Any]]]


async def reserve_event_ids(fetch: Fetch, count: int) -> list[int]:
    """New ids, ascending. `fetch`: Database.fetch, or one that tries again."""
    return [row["id"] for row in await fetch(_RESERVE, count)]


class IdsAhead:
    """Ids for conversations that begin, reserved many at a time.

    For those only: in one that goes on, they would stand before what another process wrote.
    """

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._ids: deque[int] = deque()

    async def take(self, count: int) -> tuple[int, ...]:
        """So many ids, ascending."""
        if len(self._ids) < count:
            self._ids.extend(await reserve_event_ids(self._fetch, count + _AHEAD))
        return tuple(sorted(self._ids.popleft() for _ in range(count)))
