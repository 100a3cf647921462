"""Which flow a turn belonged to, read off Rasa's tracker after the turn."""

from __future__ import annotations

from typing import Any


def flow_of(tracker: Any) -> str | None:
    """The form that is active now, or that this turn has ended; None outside of flows."""
    if tracker.active_loop_name:
        return str(tracker.active_loop_name)
    ended = False
    for event in reversed(tracker.events):
        if event.type_name == "active_loop":
            if event.name:
                return str(event.name)
            ended = True
        elif event.type_name == "user" and not ended:
            return None
    return None
