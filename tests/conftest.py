"""What the whole session shares: one PostgreSQL, started once."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.embedded import embedded_url, start_embedded

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real server: DATABASE_URL's, or an embedded one."""
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
        return
    # not under pytest's own folder: each pytest session of root closes that to other users again,
    # and the server, which never runs as root, would lose its files
    folder = Path(tempfile.mkdtemp(prefix="xiaoq-postgres-"))
    server = start_embedded(folder / "data")
    yield embedded_url(server)
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def database_url(postgres: str) -> str:
    """A migrated database (schema xiaoq); tests use conversation ids of their own in it."""
    from bot.store.migrate import upgrade

    upgrade(postgres)
    return postgres
