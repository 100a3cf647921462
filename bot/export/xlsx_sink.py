"""An Excel workbook: real dates and numbers, texts that stay texts, as many sheets as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from bot.export.formulas import is_formula
from bot.export.rows import COLUMNS, Row, erased_row, joined, row
from bot.store.lines import Line
from bot.store.transcript import Conversation

ROWS = 1_048_576
"""Rows a sheet may have, with its head."""
_LONGEST = 32_767
"""UTF-16 units that a cell may hold."""
_WIDTHS = {"conversation": 24, "time": 20, "text": 80, "buttons": 30, "passages": 40}


class XlsxSink:
    """Written row by row: openpyxl keeps what is written in a temporary file, not in memory."""

    def __init__(self, file: BinaryIO, zone: tzinfo, *, rows: int = ROWS) -> None:
        """rows: of one sheet, its head included."""
        self._file, self._zone, self._rows = file, zone, rows
        self._book = Workbook(write_only=True)
        self._sheets = 0
        self._sheet = self._next_sheet()
        self._erased: Any = None

    async def write(self, conversation: Conversation, lines: Sequence[Line]) -> None:
        """One row a message."""
        for line in lines:
            if self._written == self._rows:
                self._sheet = self._next_sheet()
            self._put(self._sheet, row(conversation, line, self._zone))
            self._written += 1

    async def erased(self, conversation: str, at: datetime) -> None:
        """A row of a sheet of its own."""
        if self._erased is None:
            self._erased = self._book.create_sheet("Erased")
            self._head(self._erased, ("conversation", "time"))
        values = erased_row(conversation, at, self._zone)
        self._erased.append([self._cell(self._erased, name, values[name]) for name in COLUMNS[:2]])

    async def finish(self) -> None:
        """Put the workbook together."""
        self._book.save(self._file)

    def _next_sheet(self) -> Any:
        self._sheets += 1
        name = "Messages" if self._sheets == 1 else f"Messages {self._sheets}"
        sheet = self._book.create_sheet(name)
        self._head(sheet, COLUMNS)
        self._written = 1
        return sheet

    def _head(self, sheet: Any, names: Sequence[str]) -> None:
        sheet.freeze_panes = "A2"
        for number, name in enumerate(names, 1):
            sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 14)
        cells = []
        for name in names:
            cell = WriteOnlyCell(sheet, self._title(name))
            cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)

    def _title(self, name: str) -> str:
        """Excel's dates have no zone, so the head says it."""
        return f"time ({self._zone})" if name == "time" else name

    def _put(self, sheet: Any, values: Row) -> None:
        sheet.append([self._cell(sheet, name, values[name]) for name in COLUMNS])

    def _cell(self, sheet: Any, name: str, value: Any) -> Any:
        if isinstance(value, list):
            value = joined(value)
        if isinstance(value, datetime):
            cell = WriteOnlyCell(sheet, value.replace(tzinfo=None))
            cell.number_format = "yyyy-mm-dd hh:mm:ss"
            return cell
        if not isinstance(value, str):
            return value
        cell = WriteOnlyCell(sheet, _fitting(value))
        cell.data_type = "s"  # openpyxl takes what begins with = for a formula
        if is_formula(value):
            cell.quotePrefix = True  # and Excel would, once somebody edits the cell
        if name == "text":
            cell.alignment = _WRAPPED
        return cell


_WRAPPED = Alignment(wrap_text=True, vertical="top")


def _fitting(text: str) -> str:
    """The text, cut where a cell ends (Excel counts letters beyond the BMP twice)."""
    if len(text) * 2 <= _LONGEST:
        return text
    encoded = text.encode("utf-16-le")
    if len(encoded) <= _LONGEST * 2:
        return text
    return encoded[: (_LONGEST - 1) * 2].decode("utf-16-le", "ignore") + "…"
