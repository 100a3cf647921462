"""Whether the audit is as it was written: no row edited, removed, added, moved or cut off."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.anchor import Head
from bot.store.audit import FIRST, digest, known_secret, page, sign, signed_head
from bot.store.database import Database


@dataclass(frozen=True)
class Verdict:
    """What the check found.

    rows: how many were read; first_bad: the id of the first row that is wrong or missing;
    anchor: the id the file stands at, None when there is none on this machine.
    """

    ok: bool
    rows: int
    first_bad: int | None = None
    problem: str | None = None
    anchor: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """JSON-able."""
        return asdict(self)


class _Broken(Exception):
    def __init__(self, row: int, problem: str) -> None:
        super().__init__(problem)
        self.row = row


async def verify(database: Database) -> Verdict:
    """Read the whole chain in one snapshot and compare it with its two heads."""
    anchored = database.anchor.read() if database.anchor else None
    anchor, rows = anchored.id if anchored else None, 0
    async with database.transaction(snapshot=True) as connection:
        key = await known_secret(connection, database)
        last = Head(0, FIRST)
        try:
            async for row in _rows(connection):
                rows += 1
                last = _next(key, last, row, anchored)
            _compare(key, last, await signed_head(connection), anchored)
        except _Broken as broken:
            return Verdict(False, rows, broken.row, str(broken), anchor)
    return Verdict(True, rows, anchor=anchor)


async def _rows(connection: AsyncConnection) -> AsyncIterator[Any]:
    after = -(2**63)
    while found := await page(connection, after):
        for row in found:
            yield row
        after = found[-1].id


def _next(key: bytes | None, last: Head, row: Any, anchored: Head | None) -> Head:
    if key is None:
        raise _Broken(row.id, "the audit's secret is gone from data_keys")
    if row.id != last.id + 1:
        raise _Broken(last.id + 1, f"row {last.id + 1} is missing")
    if row.previous != last.digest:
        raise _Broken(row.id, f"row {row.id} does not follow the row before it")
    values = row._mapping
    if digest(key, **{name: values[name] for name in values if name != "digest"}) != row.digest:
        raise _Broken(row.id, f"row {row.id} was changed, or not written by this bot")
    if anchored and row.id == anchored.id and row.digest != anchored.digest:
        raise _Broken(row.id, f"row {row.id} is not the one the anchor file names")
    return Head(row.id, row.digest)


def _compare(key: bytes | None, last: Head, head: Any, anchored: Head | None) -> None:
    """The end of the chain against what was noted of it elsewhere."""
    if head is not None and head.last > last.id:
        raise _Broken(last.id + 1, f"rows after {last.id} were cut off; audit_head knows more")
    if anchored and anchored.id > last.id:
        raise _Broken(last.id + 1, f"rows after {last.id} were cut off; the anchor file knows more")
    if anchored and anchored.id == 0:
        raise _Broken(last.id, "the anchor file cannot be read")
    if last.id == 0:
        return
    if head is None:
        raise _Broken(last.id, "audit_head is empty although there are rows")
    noted = Head(head.last, head.digest)
    if noted != last or key is None or head.signature != sign(key, noted):
        raise _Broken(last.id, "audit_head does not name the last row, or its signature is wrong")
