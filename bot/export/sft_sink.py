"""Conversations for fine-tuning: what `llm_backend.finetune.data` reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO

from bot.export.cleaning import readable
from bot.export.sink import json_line
from bot.store.lines import Line
from bot.store.transcript import Conversation

_ROLES = {"user": "user", "bot": "assistant", "staff": "assistant"}
_LEARNT = frozenset(["model", "cache", "curated", "passage"])
"""What answers from the help pages. A flow, and a colleague, look the order up before they speak:
whoever learns to sound like them makes up a status or a price."""


class SftSink:
    """One object a conversation: `messages`, `tags`, `rating`."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._open: Conversation | None = None
        self._messages: list[dict[str, Any]] = []

    async def write(self, conversation: Conversation, lines: Sequence[Line]) -> None:
        """Gather a conversation's messages; the one before is complete."""
        if self._open != conversation:
            await self.finish()
            self._open = conversation
        self._messages += map(_message, lines)

    async def erased(self, conversation: str, at: datetime) -> None:
        """There is nothing to learn from it."""

    async def finish(self) -> None:
        """Write the conversation that is open."""
        if self._open is not None:
            tags, rating = list(self._open.tags), self._open.rating
            record = {"messages": self._messages, "tags": tags, "rating": rating}
            self._file.write(json_line(record))
        self._open, self._messages = None, []


def _message(line: Line) -> dict[str, Any]:
    message: dict[str, Any] = {"role": _ROLES[line.speaker], "content": readable(line.text)}
    if line.speaker != "user" and line.source not in _LEARNT:
        message["learn"] = False
    return message
