"""WhatsApp's customer service window: free text within 24 hours of the customer's last message."""

from __future__ import annotations

HOURS = 24
_MARGIN = 60.0  # seconds a message may be on its way


def is_open(seconds_since_heard: float) -> bool:
    """Whether free text may still be sent."""
    return seconds_since_heard < HOURS * 3600 - _MARGIN
