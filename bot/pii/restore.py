"""Puts values back into what the model wrote, whole or as it streams."""

from __future__ import annotations

import re
from typing import Protocol

from bot.pii.placeholder import PLACEHOLDER, UNFINISHED, canonical, is_ours

_LONGEST = 120
"""Characters a placeholder can have, in any spelling: more is never held back."""
_WITH_SPACE = re.compile(rf"(?P<space>[ \t]?)(?:{PLACEHOLDER.pattern})")


class Values(Protocol):
    """Where placeholders are looked up: a vault."""

    def value(self, placeholder: str) -> str | None:
        """What it stands for; None if nothing."""


def restore(text: str, values: Values) -> str:
    """Each placeholder in `text` becomes its value; one that stands for nothing is removed.

    One pass: a value that itself looks like a placeholder is never looked up again.
    """
    return _WITH_SPACE.sub(lambda match: _replacement(match, values), text)


def _replacement(match: re.Match[str], values: Values) -> str:
    value = values.value(canonical(match))
    if value is not None:
        return match["space"] + value + (match["ending"] or "")
    return "" if is_ours(match) else match.group()


class StreamRestorer:
    """Restores a stream; what could be the start of a placeholder waits for the next chunk."""

    def __init__(self, values: Values) -> None:
        self._values = values
        self._held = ""

    def feed(self, chunk: str) -> str:
        """What of the stream can be shown now."""
        text = self._held + chunk
        unfinished = UNFINISHED.search(text, max(0, len(text) - _LONGEST))
        cut = unfinished.start() if unfinished else len(text)
        self._held = text[cut:]
        return restore(text[:cut], self._values)

    def finish(self) -> str:
        """What was held back to the end."""
        text, self._held = self._held, ""
        return restore(text, self._values)
