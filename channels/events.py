"""What a delivery of a platform may hold."""

from __future__ import annotations

from dataclasses import dataclass

from bot.store.inbox import Incoming


@dataclass(frozen=True)
class FollowUp:
    """A message that counts only in a conversation the bot already has: a Slack thread."""

    message: Incoming


@dataclass(frozen=True)
class Receipt:
    """What became of a message of ours.

    message: the platform's id of it; status: sent, delivered, read or failed; error: a code;
    key: the mark we gave it (`Outlet.mark`).
    """

    message: str
    status: str
    error: str | None = None
    key: str = ""


@dataclass(frozen=True)
class Ignored:
    """Nothing to answer: an echo of ours, a reaction, a channel's topic. Counted by its reason."""

    reason: str


Event = Incoming | FollowUp | Receipt | Ignored
