"""`xiaoq export` stopped midway: nothing is left, not even half a file."""

from __future__ import annotations

import asyncio
import base64
import os
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

import asyncpg
import pytest

from bot.settings import ROOT
from bot.store.engine import asyncpg_arguments
from bot.store.migrate import upgrade
from tests.integration.databases import empty_database

NAME = "x.csv"
KEK = base64.b64encode(secrets.token_bytes(32)).decode()


@pytest.fixture(scope="module")
def own_database(postgres: str) -> str:
    """With a key, and so an audit, of its own."""
    url = empty_database(postgres)
    upgrade(url)
    return url


def stopped(folder: Path, url: str, stop: signal.Signals) -> tuple[int, str]:
    """Exit code and standard error of an export that is told to stop once it has begun."""
    command = [sys.executable, "-m", "bot.cli", "export", "--unmask", "--format", "csv"]
    command += ["--output", str(folder / NAME)]
    own = {"DATABASE_URL": url, "XIAOQ_KEK": KEK, "XIAOQ_STATE_DIR": str(folder)}
    environment = {**os.environ, **own}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, preexec_fn=_heed_ctrl_c
    ) as process:
        until = time.monotonic() + 120
        while not list(folder.glob(f".{NAME}.*.partial")):
            assert process.poll() is None and time.monotonic() < until
            time.sleep(0.1)
        process.send_signal(stop)
        error = process.communicate(timeout=60)[1].decode()
    return process.returncode, error


def _heed_ctrl_c() -> None:
    """A shell that runs the tests in the background lets them ignore SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
async def test_a_stopped_export_leaves_no_file(
    own_database: str, tmp_path: Path, stop: signal.Signals
) -> None:
    connection = await asyncpg.connect(**asyncpg_arguments(own_database))
    async with connection.transaction():  # the export waits at the table it reads
        await connection.execute("LOCK TABLE xiaoq.conversations IN ACCESS EXCLUSIVE MODE")
        code, error = await asyncio.to_thread(stopped, tmp_path, own_database, stop)
    await connection.close()
    assert code == 130 and "no file was written" in error
    assert [name for name in os.listdir(tmp_path) if NAME in name] == []
