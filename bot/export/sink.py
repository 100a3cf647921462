"""What every format's writer can do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.store.lines import Line
from bot.store.transcript import Conversation

_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\u0085\u2028\u2029"}
"""Some readers of JSON Lines end a line here."""


class Sink(Protocol):
    """Takes messages in order; what stands in them is masked already, or may be seen."""

    async def write(self, conversation: Conversation, lines: Sequence[Line]) -> None:
        """Some messages of one conversation; a long one comes in several calls."""

    async def erased(self, conversation: str, at: datetime) -> None:
        """That this conversation was erased."""

    async def finish(self) -> None:
        """All has been written."""


def json_line(value: Any) -> bytes:
    """One line of a JSON Lines file."""
    return (json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS) + "\n").encode()
