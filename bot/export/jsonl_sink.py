"""JSON Lines: one object a message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import BinaryIO

from bot.export.rows import Row, erased_row, row
from bot.export.sink import json_line
from bot.store.lines import Line
from bot.store.transcript import Conversation


class JsonlSink:
    """Times are ISO 8601 with their zone, lists are lists."""

    def __init__(self, file: BinaryIO, zone: tzinfo) -> None:
        self._file, self._zone = file, zone

    async def write(self, conversation: Conversation, lines: Sequence[Line]) -> None:
        """One object a message."""
        for line in lines:
            self._put(row(conversation, line, self._zone))

    async def erased(self, conversation: str, at: datetime) -> None:
        """An object with speaker "erased" and without words."""
        self._put(erased_row(conversation, at, self._zone))

    async def finish(self) -> None:
        """Nothing is left to write."""

    def _put(self, values: Row) -> None:
        self._file.write(json_line({**values, "time": values["time"].isoformat()}))
