"""`xiaoq export` stopped midway: nothing is left, not even half a file."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.settings import ROOT
from bot.store.database import Database
from tests.integration.conftest import deliver

NAME = "x.csv"


def stopped(folder: Path, database_url: str, stop: signal.Signals) -> tuple[int, str]:
    """Exit code and standard error of an export that is told to stop once it has begun."""
    command = [sys.executable, "-m", "bot.cli", "export", "--unmask", "--channel", "test"]
    command += ["--output", str(folder / NAME), "--format", "csv"]
    environment = {**os.environ, "DATABASE_URL": database_url, "XIAOQ_STATE_DIR": str(folder)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) as process:
        until = time.monotonic() + 120
        while not list(folder.glob(f".{NAME}.*.partial")):
            assert process.poll() is None and time.monotonic() < until
            time.sleep(0.1)
        process.send_signal(stop)
        error = process.communicate(timeout=60)[1].decode()
    return process.returncode, error


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
async def test_a_stopped_export_leaves_no_file(
    store: Database, conversation: str, database_url: str, tmp_path: Path, stop: signal.Signals
) -> None:
    await deliver(store, conversation, "hello")
    async with store.transaction() as connection:  # the export waits at the table it reads
        await connection.exec_driver_sql("LOCK TABLE xiaoq.conversations IN ACCESS EXCLUSIVE MODE")
        code, error = await asyncio.to_thread(stopped, tmp_path, database_url, stop)
    assert code == 130 and "no file was written" in error
    assert [name for name in os.listdir(tmp_path) if NAME in name] == []
