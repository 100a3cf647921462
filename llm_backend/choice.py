"""Which server takes a request: the session's usual one, unless it is much busier than the rest."""

from __future__ import annotations

import random
from collections.abc import Collection, Sequence
from hashlib import blake2b
from typing import Protocol, TypeVar


class Candidate(Protocol):
    """What a choice looks at."""

    name: str
    running: int

    @property
    def usable(self) -> bool: ...


C = TypeVar("C", bound=Candidate)


def choose(
    servers: Sequence[C], *, session: str | None, avoid: Collection[C] = (), slack: int = 4
) -> C | None:
    """The best usable server, preferring those not in `avoid`; None when none is usable.

    A session stays with one server as long as it is usable (rendezvous hashing, so that a server
    that comes or goes moves only its own sessions), because that one has its prefix cached.
    """
    usable = [server for server in servers if server.usable]
    fresh = [server for server in usable if server not in avoid] or usable
    if not fresh:
        return None
    least = min(server.running for server in fresh)
    if session is not None:
        usual = max(fresh, key=lambda server: _weight(session, server.name))
        if usual.running <= least + slack:
            return usual
    return random.choice([s for s in fresh if s.running == least])  # noqa: S311 - no secret


def _weight(session: str, server: str) -> bytes:
    return blake2b(f"{session}\0{server}".encode(), digest_size=8).digest()
