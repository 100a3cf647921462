"""From what a platform delivers to a row of the inbox: the shape all channels share."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from bot.outlet import digest
from bot.store.inbox import Incoming
from bot.store.recipients import Recipient

MAX_TEXT = 8000
"""Characters of one message that are understood; no platform but Slack takes more than 4,096."""


def incoming(
    channel: str,
    event: str,
    conversation: str,
    recipient: Recipient,
    *,
    text: str,
    payload: str = "",
    kind: str = "text",
    seen: dict[str, str] | None = None,
    **more: Any,
) -> Incoming:
    """A message for the inbox.

    event: the platform's id, stored as a digest since WhatsApp's holds the phone number;
    payload: what a button carried; kind: text, button, or what came without words; seen: the
    platform's marks by which typing is shown; more: `numbered`, `notice`, `language`.
    """
    body = {"text": text[:MAX_TEXT].strip(), "payload": payload, "kind": kind, "seen": seen, **more}
    return Incoming(
        channel=channel,
        event_id=digest(channel, event),
        conversation=conversation,
        payload={name: value for name, value in body.items() if value or name == "text"},
        recipient=recipient,
    )


def at(seconds: str) -> datetime | None:
    """The time of a platform's Unix seconds; None when they are not a time."""
    try:
        return datetime.fromtimestamp(float(seconds), timezone.utc)
    except (ValueError, OverflowError, OSError):
        return None
