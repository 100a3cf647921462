"""`xiaoq erase | retain | verify-audit` as an operator types them."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.inbox import Incoming, accept
from bot.store.keys import KeyRing
from bot.store.migrate import upgrade
from tests.integration.databases import empty_database

KEK = secrets.token_bytes(32)


@pytest.fixture(scope="module")
def url(postgres: str) -> str:
    own = empty_database(postgres)
    upgrade(own)
    return own


def xiaoq(url: str, state: Path, *arguments: str) -> tuple[int, list[dict[str, object]]]:
    """Exit code, and what it printed: JSON Lines and nothing else."""
    env = {
        **os.environ,
        "DATABASE_URL": url,
        "XIAOQ_KEK": base64.b64encode(KEK).decode(),
        "XIAOQ_STATE_DIR": str(state),
    }
    command = [sys.executable, "-m", "bot.cli", *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_erase_prints_counts_and_leaves_the_audit_in_order(url: str, tmp_path: Path) -> None:
    async def fill() -> None:
        database = Database(url, make_engine(url), KeyRing([KEK]))
        await accept(database, Incoming("web", "1", "web:a", {"text": "hi"}))
        await database.close()

    asyncio.run(fill())
    code, lines = xiaoq(url, tmp_path, "erase", "web:a")
    assert code == 0
    assert lines[0]["erased"] is True
    assert lines[0]["rows"] == {"data_keys": 1, "inbox": 1, "conversations": 1}
    code, lines = xiaoq(url, tmp_path, "erase", "web:a")
    assert code == 0
    assert "erased_before" in lines[0]
    code, lines = xiaoq(url, tmp_path, "erase", "web:typo")
    assert code == 1
    assert lines[0]["message"] == "there is no such conversation"
    assert xiaoq(url, tmp_path, "retain", "--days", "30") == (
        0,
        [{"days": 30.0, "conversations": 0, "rows": {}}],
    )
    code, lines = xiaoq(url, tmp_path, "verify-audit", "--require-anchor")
    assert (code, lines[0]["rows"]) == (0, 2)
    code, _ = xiaoq(url, tmp_path / "elsewhere", "verify-audit", "--require-anchor")
    assert code == 1
