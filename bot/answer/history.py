"""The last messages of a conversation, out of Rasa's tracker events."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from bot.answer.question import Role

_ROLES: dict[str, Role] = {"user": "user", "bot": "assistant"}


class Event(Protocol):
    """What is needed of a Rasa event."""

    type_name: str


def recent_messages(events: Iterable[Event], *, most: int) -> tuple[tuple[Role, str], ...]:
    """Up to `most` messages before the customer's last one, oldest first, unscrubbed.

    Button payloads (`/affirm`) are no words and are left out; a restart begins afresh.
    """
    messages: list[tuple[Role, str]] = []
    last_user = 0
    for event in events:
        if event.type_name in ("restart", "session_started"):
            messages, last_user = [], 0
        role = _ROLES.get(event.type_name)
        text = getattr(event, "text", None) if role else None
        if role == "user":
            last_user = len(messages)
        if role and text and not (role == "user" and text.startswith("/")):
            messages.append((role, text))
    earlier = messages[:last_user]
    return tuple(earlier[-most:]) if most else ()
