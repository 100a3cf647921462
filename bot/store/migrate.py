"""Bring the schema `xiaoq` to this version's shape."""

from __future__ import annotations

import time
from pathlib import Path

import structlog
from alembic import command
from alembic.config import Config
from sqlalchemy.exc import OperationalError

from bot.store.engine import sync_url

_log = structlog.get_logger(__name__)
_HERE = Path(__file__).resolve().parent / "migrations"


def _config(database_url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["url"] = sync_url(database_url)
    return config


def upgrade(database_url: str, revision: str = "head") -> None:
    """Apply what is missing; safe to run by several processes at once (advisory lock)."""
    command.upgrade(_config(database_url), revision)


def upgrade_patiently(database_url: str, *, seconds: float = 60.0) -> None:
    """`upgrade`, again while the server does not answer, for `seconds` at most.

    Raises sqlalchemy's OperationalError after that.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return upgrade(database_url)
        except OperationalError as error:
            if time.monotonic() > until:
                raise
            _log.warning("store.waits_for_database", error=type(error.orig).__name__)
            time.sleep(1.0)


def downgrade(database_url: str, revision: str) -> None:
    """Go back to `revision` ("base" removes everything of ours)."""
    command.downgrade(_config(database_url), revision)
