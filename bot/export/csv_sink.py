"""CSV as Excel opens it by a double click, with no cell that would run as a formula."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any, BinaryIO

from bot.export.formulas import defused
from bot.export.rows import COLUMNS, Row, erased_row, joined, row
from bot.store.lines import Line
from bot.store.transcript import Conversation


class CsvSink:
    """UTF-8 with the mark by which Excel knows it, comma, CRLF; ISO times with their zone."""

    def __init__(self, file: BinaryIO, zone: tzinfo) -> None:
        file.write(codecs.BOM_UTF8)
        self._text = io.TextIOWrapper(file, "utf-8", newline="", write_through=False)
        self._zone = zone
        self._writer = csv.writer(self._text, dialect="excel")
        self._writer.writerow(COLUMNS)

    async def write(self, conversation: Conversation, lines: Sequence[Line]) -> None:
        """One record a message."""
        self._writer.writerows(_cells(row(conversation, line, self._zone)) for line in lines)

    async def erased(self, conversation: str, at: datetime) -> None:
        """A record with speaker "erased" and without words."""
        self._writer.writerow(_cells(erased_row(conversation, at, self._zone)))

    async def finish(self) -> None:
        """Write what is buffered and give the file back."""
        self._text.detach()


def _cells(values: Row) -> list[Any]:
    return [_cell(values[name]) for name in COLUMNS]


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, list):
        value = joined(value)
    return defused(value) if isinstance(value, str) else value
