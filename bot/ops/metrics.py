"""What operators watch (Prometheus). Labels are names of ours, never a customer's data."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

RECEIVED = Counter(
    "xiaoq_received_total", "Deliveries by channel and outcome", ["channel", "outcome"]
)
TURNS = Counter("xiaoq_turns_total", "Turns by outcome", ["outcome"])
TURN_SECONDS = Histogram(
    "xiaoq_turn_seconds",
    "From the start of a turn to its commit",
    buckets=(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60),
)
SENT_TOTAL = Counter(
    "xiaoq_sent_total",
    "Messages to customers by channel and outcome (sent, postponed, held, failed)",
    ["channel", "outcome"],
)
REPEATED = Counter(
    "xiaoq_sent_again_total",
    "Sends repeated because nobody knew whether the platform had the message",
    ["channel"],
)
