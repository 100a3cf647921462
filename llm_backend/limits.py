"""How patient the client is, and how much it asks of the servers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ClientLimits:
    """Times are in seconds. The deadline and the first token's time come with each request."""

    connect: float = 2.0
    between_tokens: float = 10.0
    """The longest silence inside an answer; a request's `first_token` counts where it is longer."""
    concurrency: int = 16
    """Requests running at a time, over all servers."""
    queue: int = 64
    """Requests waiting for their turn; one more is refused at once, so that the customer gets the
    degraded answer now and not after a minute."""
    retries: int = 2
    """Further tries of one request, all before its first token."""
    retry_share: float = 0.1
    """Retries allowed per request in the long run, so that an outage is not answered by a storm."""
    retry_reserve: int = 32
    """Retries that may come at once, as when a server with that many answers running dies."""
    breaker_failures: int = 3
    """Failures in a row after which a server is left alone; a refused connection is enough."""
    fair_wait: float = 5.0
    """A first token that was given less time than this and did not come says nothing about its
    server: the caller was in a hurry."""
    probe_every: float = 0.4
    """How often a server that was left alone is asked whether its model answers again."""
    affinity_slack: int = 4
    """How many more running requests its usual server may have before a session moves on."""
    hedge_after: float | None = None
    """Ask a second server too when the first token has not come by then; None never does."""
    hedge_share: float = 0.02
    """Hedges allowed per request in the long run."""
