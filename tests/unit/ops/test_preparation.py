"""Before anything starts: what cannot be used is one sentence, without a password."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.errors import StartupError
from bot.ops.preparation import migrated_database
from bot.settings import Settings


def test_a_database_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    config = Settings(
        database_url="postgresql://me:secret-word@127.0.0.1:1/none", state_dir=tmp_path
    )
    with pytest.raises(StartupError) as raised, ExitStack() as stack:
        migrated_database(config, stack)
    assert "DATABASE_URL" in str(raised.value)
    assert "secret-word" not in str(raised.value)
    assert "\n" not in str(raised.value)
