"""What most outlets have in common: no window, no edits, no typing mark. Override what differs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.outlet import Address, Part, Undeliverable
from channels.platform_api import PlatformApi


class BasicOutlet:
    """Base of the outlets (the protocol is `bot.outlet.Outlet`); adds `render` and `send`."""

    edit_pause: float | None = None
    typing_lasts = 3600.0

    def __init__(self, api: PlatformApi) -> None:
        self._api = api

    def window_open(self, seconds_since_heard: float) -> bool:
        """Free text may be sent at any time."""
        return True

    def mark(self, part: Part, key: str) -> Part:
        """Nothing carries a mark: a send whose outcome is unknown is repeated."""
        return part

    async def find(self, to: Address, part: Part, since: datetime) -> str | None:
        """The platform cannot be asked."""
        return None

    def placeholder(self, to: Address) -> Part | None:
        """A typing mark is shown."""
        return None

    async def edit(self, to: Address, reference: str, part: Part) -> None:
        """A sent message cannot be changed."""
        raise Undeliverable("no edits here")

    async def show_typing(self, to: Address, seen: Mapping[str, Any]) -> None:
        """Nothing to show."""

    async def close(self) -> None:
        """Close connections."""
        await self._api.close()
