"""Everywhere a customer's words could have ended up, as bytes, and the search in them."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import ahocorasick
import asyncpg

from bot.store.engine import asyncpg_arguments
from tests.e2e.system.system import ROOT, System

Place = Iterable[tuple[str, bytes]]
"""(where, what stands there)."""
_LARGEST = 200_000_000
_DIGITS_BEFORE = re.compile(r"\d\.?$")
_FORMS = ("jsonl", "csv", "xlsx", "rasa", "sft")
_EXPORT = """
import asyncio, sys
from datetime import timezone
from pathlib import Path
from bot.export.run import Request, export
from bot.ops.stored import with_database
from bot.pii.scrubber import default_scrubber
from bot.store.transcript import Filter

async def every(database):
    scrubber = default_scrubber()
    await asyncio.to_thread(scrubber.start_workers)
    for form in sys.argv[2:]:
        output = Path(sys.argv[1], form)
        asked = dict(wanted=Filter(), format=form, zone=timezone.utc, actor="canary", output=output)
        await export(database, Request(**asked), scrubber)
    scrubber.close()

with_database(every)
"""
"""As `xiaoq export` does it, in a process of its own; once for all formats."""


class Needles:
    """Finds any of many values in bytes, however they are escaped."""

    def __init__(self, values: Iterable[str]) -> None:
        self._words = ahocorasick.Automaton()
        for value in values:
            for written in spellings(value):
                self._words.add_word(written.decode("latin-1"), (value, len(written)))
        self._words.make_automaton()

    def found(self, place: Place) -> set[tuple[str, str]]:
        """(where, value) of each hit; digits within a longer number are none."""
        return {(where, value) for where, content in place for value in self._hits(content)}

    def _hits(self, content: bytes) -> Iterator[str]:
        text = content.decode("latin-1")
        for last, (value, length) in self._words.iter(text):
            start, end = last + 1 - length, last + 1
            inside = (
                _DIGITS_BEFORE.search(text[max(0, start - 2) : start])
                or text[end : end + 1].isdigit()
            )
            if not (value.isdigit() and inside):
                yield value


def spellings(value: str) -> set[bytes]:
    """As UTF-8, as JSON in ASCII, as Python shows text and bytes, in an address."""
    return {
        value.encode(),
        json.dumps(value)[1:-1].encode(),
        ascii(value)[1:-1].encode(),
        repr(value.encode())[2:-1].encode(),
        quote(value).encode(),
        value.encode("utf-16-le"),
    }


def files(folder: Path, *, since: float = 0, without: Iterable[Path] = ()) -> Place:
    """Every file under `folder` that was written after `since` (epoch seconds)."""
    left_out = tuple(f"{path}{os.sep}" for path in without)
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent) / name
            if str(path).startswith(left_out) or path.is_symlink() or not path.is_file():
                continue
            try:
                status = path.stat()
                if since <= status.st_mtime and status.st_size <= _LARGEST:
                    yield str(path), path.read_bytes()
            except (FileNotFoundError, PermissionError):
                continue


def logs(system: System) -> Place:
    """All services' at DEBUG, and what `xiaoq run` said itself."""
    yield from files(Path(system.environment["XIAOQ_STATE_DIR"]) / "logs")
    yield str(system.log), system.log.read_bytes()


def exports(system: System, folder: Path) -> Place:
    """What an export writes, in every format."""
    done = subprocess.run(
        [sys.executable, "-c", _EXPORT, str(folder), *_FORMS],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **system.environment, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr.decode()
    for form in _FORMS:
        yield form, _content(folder / form)


def _content(file: Path) -> bytes:
    """A file's bytes; a workbook's, unpacked."""
    if not zipfile.is_zipfile(file):
        return file.read_bytes()
    with zipfile.ZipFile(file) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist())


def tables(database: str, schema: str = "xiaoq") -> Place:
    """Every row of every table of a schema, as PostgreSQL prints it and as its bytes are."""

    async def read() -> list[tuple[str, bytes]]:
        connection = await asyncpg.connect(**asyncpg_arguments(database))
        names = await connection.fetch(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = $1", schema
        )
        found = []
        for (name,) in names:
            rows = await connection.fetch(f'SELECT * FROM {schema}."{name}"')
            cells = [
                value if isinstance(value, bytes) else str(value).encode()
                for row in rows
                for value in row.values()
            ]
            found.append((f"{schema}.{name}", b"\n".join(cells)))
        await connection.close()
        return found

    yield from asyncio.run(read())


@dataclass(frozen=True)
class ServerFiles:
    """PostgreSQL's folder after a CHECKPOINT; names: of tables and indexes, by relative path."""

    folder: Path
    database: str
    names: dict[str, str]

    def relations(self) -> Place:
        """Every file of the database, under the name of the table or index that it holds."""
        for where, content in files(self.folder / "base" / self.database):
            path = str(Path(where).relative_to(self.folder))
            yield self.names.get(path.split(".")[0], path), content

    def write_ahead_log(self) -> Place:
        """Its segments."""
        return files(self.folder / "pg_wal")

    def messages(self) -> Place:
        """What the server said itself."""
        log = self.folder / "log"
        return files(log) if log.is_dir() else [(str(log), log.read_bytes())] * log.exists()


def server_files(database: str) -> ServerFiles:
    """Where the server of a database keeps it."""

    async def ask() -> ServerFiles:
        connection = await asyncpg.connect(**asyncpg_arguments(database))
        await connection.execute("CHECKPOINT")
        folder = Path(await connection.fetchval("SHOW data_directory"))
        number = await connection.fetchval(
            "SELECT oid::text FROM pg_database WHERE datname = current_database()"
        )
        rows = await connection.fetch(
            "SELECT pg_relation_filepath(c.oid) AS path, n.nspname || '.' || c.relname AS name "
            "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE pg_relation_filepath(c.oid) IS NOT NULL"
        )
        await connection.close()
        return ServerFiles(folder, number, {row["path"]: row["name"] for row in rows})

    return asyncio.run(ask())


def wait_until_answered(database: str, *, patience: float = 90) -> None:
    """Until no message of a customer waits."""

    async def waiting() -> int:
        connection = await asyncpg.connect(**asyncpg_arguments(database))
        count = await connection.fetchval("SELECT count(*) FROM xiaoq.inbox WHERE state = 'new'")
        await connection.close()
        return int(count)

    until = time.monotonic() + patience
    while left := asyncio.run(waiting()):
        assert time.monotonic() < until, f"{left} messages wait for an answer"
        time.sleep(0.3)
