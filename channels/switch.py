"""Which channels are on: those whose secrets are all set."""

from __future__ import annotations

from bot.settings import settings


def switched_off(channel: str) -> str | None:
    """What to set to switch a channel on; None when it is."""
    missing = settings().platforms.missing.get(channel)
    return f"set {', '.join(missing)}" if missing else None
