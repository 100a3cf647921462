"""Tables as the programs that open them see them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from bot.export.csv_sink import CsvSink
from bot.export.rows import COLUMNS
from bot.export.sink import Sink
from bot.export.xlsx_sink import XlsxSink
from bot.store.lines import Line
from bot.store.transcript import Conversation

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 22, 4, 0, 5, tzinfo=timezone.utc)
TALK = Conversation("web:abc", "web", "zh", ("shoes", "late"), 2)
NASTY = (
    '=HYPERLINK("http://evil.example","x")',
    '+1 "quoted", with commas\nand lines\r\nand more',
    "🙂 emoji, half \ud83d, nul \x00, bell \x07, \ufffe",
    "_x003D_1+1",
    "长" * 40_000,
)
FACTS = {"intent": "return_order", "confidence": 0.98765, "source": "nlu", "flow": "return_form"}


def lines() -> list[Line]:
    asked = [Line(NOON, "user", text, FACTS) for text in NASTY]
    pages = ({"document": "zh/returns.md", "passage": "2", "title": "退货"},)
    answer = {**FACTS, "answer_source": "model"}
    return [
        *asked,
        Line(NOON, "bot", "七天内可以退。", answer, pages, ("退货", "=转人工"), "model"),
    ]


async def written(make: Callable[[Any, Any], Sink]) -> io.BytesIO:
    file = io.BytesIO()
    sink = make(file, SHANGHAI)
    await sink.write(TALK, lines())
    await sink.erased("web:gone", NOON)
    await sink.finish()
    file.seek(0)
    return file


async def test_excel_reads_the_csv() -> None:
    content = (await written(CsvSink)).read()
    assert content.startswith(b"\xef\xbb\xbf"), "without the mark Excel takes it for Latin-1"
    reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), dialect="excel")
    rows = list(reader)
    assert reader.fieldnames == list(COLUMNS)
    assert len(rows) == len(NASTY) + 2, "line ends within a text make no rows"
    assert rows[0]["text"] == "'" + NASTY[0]
    assert rows[1]["text"] == '\'+1 "quoted", with commas\nand lines\nand more'
    assert rows[2]["text"] == "🙂 emoji, half \ufffd, nul \ufffd, bell \ufffd, \ufffd"
    assert rows[4]["text"] == NASTY[4], "a CSV cell has no end"
    assert rows[0]["time"] == "2026-11-22 12:00:05+08:00"
    assert (rows[0]["intent"], rows[0]["confidence"]) == ("return_order", "0.988")
    assert rows[0]["flow"] == "return" and rows[0]["tags"] == "shoes | late"
    bot = rows[5]
    assert bot["source"] == "model" and bot["passages"] == "zh/returns.md#2"
    assert bot["intent"] == "" and bot["buttons"] == "退货 | =转人工"
    assert rows[6]["speaker"] == "erased" and rows[6]["text"] == ""


async def test_no_cell_of_the_csv_is_a_formula() -> None:
    content = (await written(CsvSink)).read().decode("utf-8-sig")
    for record in csv.reader(io.StringIO(content, newline=""), dialect="excel"):
        assert not [cell for cell in record if cell[:1] in tuple("=+-@\t\r\n") and cell]


async def test_excel_reads_the_workbook() -> None:
    book = load_workbook(await written(XlsxSink))
    assert book.sheetnames == ["Messages", "Erased"]
    head, *rows = book["Messages"].iter_rows()
    assert [cell.value for cell in head][1] == "time (Asia/Shanghai)"
    assert [c.value for c in head][2:] == list(COLUMNS[2:])
    cells = [dict(zip(COLUMNS, cells, strict=True)) for cells in rows]
    assert cells[0]["time"].value == datetime(2026, 11, 22, 12, 0, 5) and cells[0]["time"].is_date
    assert cells[0]["confidence"].value == 0.988 and cells[0]["rating"].value == 2
    assert [row["text"].data_type for row in cells] == ["s"] * len(cells), "no formula"
    assert cells[0]["text"].value == NASTY[0] and cells[0]["text"].quotePrefix
    assert cells[2]["text"].value == "🙂 emoji, half \ufffd, nul \ufffd, bell \ufffd, \ufffd"
    assert len(cells[4]["text"].value) == 32_767 and cells[4]["text"].value.endswith("…")
    assert cells[5]["passages"].value == "zh/returns.md#2"
    assert [cell.value for cell in book["Erased"][2]] == [
        "web:gone",
        datetime(2026, 11, 22, 12, 0, 5),
    ]


@pytest.mark.parametrize("rows", [3, 4, 7, 8])
async def test_a_full_sheet_is_followed_by_another(rows: int) -> None:
    file = await written(lambda file, zone: XlsxSink(file, zone, rows=rows))
    book = load_workbook(file, read_only=True)
    texts: list[str] = []
    for name in book.sheetnames[:-1]:
        found = list(book[name].iter_rows(values_only=True))
        assert found[0][0] == "conversation" and len(found) <= rows
        texts += [row[4] for row in found[1:]]
    assert len(texts) == len(NASTY) + 1
