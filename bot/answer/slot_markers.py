"""Keeps slots out of the model's hands while it translates a response."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SLOT = re.compile(r"\{[^{}\n]+\}")
_MARKER = re.compile(r"\[\s*(\d{1,2})\s*\]|［\s*(\d{1,2})\s*］|【\s*(\d{1,2})\s*】")


@dataclass(frozen=True)
class Marked:
    """A template whose slots are `[1]`, `[2]` …, which no language translates.

    slots: what they stand for, in order; one that occurs twice has two markers.
    """

    text: str
    slots: tuple[str, ...]

    def restore(self, translated: str) -> str | None:
        """`translated` with the slots again, or None unless each marker is there once."""
        numbers = [int("".join(groups)) for groups in _MARKER.findall(translated)]
        if sorted(numbers) != list(range(1, len(self.slots) + 1)):
            return None
        return _MARKER.sub(
            lambda found: self.slots[int(next(n for n in found.groups() if n)) - 1], translated
        )


def mark_slots(template: str) -> Marked:
    """`Order {order_number} is {status}.` → `Order [1] is [2].`"""
    slots: list[str] = []

    def marker(found: re.Match[str]) -> str:
        slots.append(found[0])
        return f"[{len(slots)}]"

    text = _SLOT.sub(marker, template)
    return Marked(text, tuple(slots))
