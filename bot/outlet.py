"""How the sender speaks to a platform. Each channel's file has one outlet; bot knows only this.

What can go wrong with a message, each with its own consequence:

OutletError
├── NotSent         the platform did not take it; try again
├── Unsure          nobody knows (a timeout after the request went out); try once more, counted
├── Undeliverable   it never will be taken (blocked, malformed); staff are told
└── WindowClosed    not now: the customer has to write first (WhatsApp, 24 hours)
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.errors import XiaoQError

Address = Mapping[str, Any]
Part = Mapping[str, Any]


class OutletError(XiaoQError):
    """A platform did not take a message; the text is a code of the platform's, never a message."""


class NotSent(OutletError):
    """Certainly not taken; `after` is the platform's own Retry-After in seconds, if it gave one."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class Unsure(OutletError):
    """The platform may have taken it or not."""


class Undeliverable(OutletError):
    """It would be refused each time."""


class WindowClosed(OutletError):
    """Outside of the platform's window and no template was given."""


class Outlet(Protocol):
    """One platform's way out.

    edit_pause: seconds between edits of a growing answer, None where nothing can be edited;
    typing_lasts: seconds a shown typing mark stays before it must be shown again.
    """

    edit_pause: float | None
    typing_lasts: float

    def render(self, message: Mapping[str, Any], *, window_open: bool) -> Sequence[Part]:
        """The requests that say an `Outgoing.as_dict()`, in order; WindowClosed if none may."""

    def window_open(self, seconds_since_heard: float) -> bool:
        """Whether free text may be sent this long after the customer wrote."""

    def mark(self, part: Part, key: str) -> Part:
        """`part` with a mark by which `find` knows it again, or by which the platform names it in
        what it reports (`confirm` in bot/store/sending.py); as it is where nothing carries one."""

    async def send(self, to: Address, part: Part) -> str | None:
        """Send one part; returns the platform's id of it. Raises OutletError."""

    async def find(self, to: Address, part: Part, since: datetime) -> str | None:
        """The platform's id of a marked part that may have been sent after `since`; None where the
        platform has it not, or cannot be asked. Raises OutletError."""

    def placeholder(self, to: Address) -> Part | None:
        """What stands for an answer in the making where no typing mark can be shown."""

    async def edit(self, to: Address, reference: str, part: Part) -> None:
        """Put `part` in the place of a message sent before. Raises OutletError."""

    async def show_typing(self, to: Address, seen: Mapping[str, Any]) -> None:
        """Show that the message with the marks `seen` was read and an answer is being made."""

    async def close(self) -> None:
        """Close connections."""


def digest(channel: str, reference: str) -> str:
    """A platform's message id as it is stored: WhatsApp's holds the phone number."""
    return hashlib.sha256(f"{channel}|{reference}".encode()).hexdigest()
