"""Buttons in messages: what a platform carries back is a short reference, never the payload.

Payloads may be longer than a platform allows (Telegram: 64 bytes) and may name what a form knows;
`bot.turn` resolves the reference among the buttons that the conversation was really shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.buttons import reference


@dataclass(frozen=True)
class Button:
    """One choice: its words, and the reference that comes back when it is pressed."""

    title: str
    reference: str


def buttons_of(message: Mapping[str, Any]) -> list[Button]:
    """The buttons of an `Outgoing.as_dict()`; those without words are left out."""
    return [
        Button(str(button["title"]), reference(str(button["payload"])))
        for button in message.get("buttons") or ()
        if str(button.get("title") or "").strip()
    ]


def shortened(title: str, limit: int) -> str:
    """`title` in at most `limit` characters."""
    return title if len(title) <= limit else title[: limit - 1].rstrip() + "…"


def in_groups(buttons: Sequence[Button], size: int) -> list[Sequence[Button]]:
    """Rows, or messages, of at most `size` buttons."""
    return [buttons[start : start + size] for start in range(0, len(buttons), size)]
