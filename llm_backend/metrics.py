"""What the client counts. Labels are outcomes and server addresses, never text."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 5, 8, 15, 30, 60)

CALLS = Counter("xiaoq_model_calls", "Calls of the model by how they ended", ["outcome"])
TRIES = Counter("xiaoq_model_tries", "Requests to a server by result", ["server", "result"])
EXTRA = Counter("xiaoq_model_extra_tries", "Retries and hedges", ["kind"])
TOKENS = Counter("xiaoq_model_tokens", "Tokens by kind: prompt, cached, completion", ["kind"])
FIRST_TOKEN = Histogram(
    "xiaoq_model_first_token_seconds", "From the call to its first token", buckets=_SECONDS
)
TOTAL = Histogram("xiaoq_model_total_seconds", "From the call to its end", buckets=_SECONDS)
RUNNING = Gauge("xiaoq_model_running", "Requests running", multiprocess_mode="livesum")
WAITING = Gauge("xiaoq_model_waiting", "Requests waiting for a place", multiprocess_mode="livesum")
RESTING = Gauge(
    "xiaoq_model_server_resting",
    "1 while a server is left alone",
    ["server"],
    multiprocess_mode="livemax",
)
