"""Bring the schema `xiaoq` to this version's shape."""

from __future__ import annotations

import time
from pathlib import Path

import structlog
from alembic import command
from alembic.config import Config
from sqlalchemy.exc import OperationalError

from bot.errors import ConfigurationError
from bot.store.engine import sync_url

PASSAGES = """
    CREATE TABLE IF NOT EXISTS xiaoq.passages (
      id bigint GENERATED ALWAYS AS IDENTITY,
      document text NOT NULL,
      position integer NOT NULL,
      title text NOT NULL,
      language varchar(8) NOT NULL,
      line varchar(64),
      text text NOT NULL,
      sha256 varchar(64) NOT NULL,
      vector vector(1408) NOT NULL,
      CONSTRAINT pk_passages PRIMARY KEY (id),
      CONSTRAINT uq_passages_document_position UNIQUE (document, position)
    )
"""
STATEMENTS = """
    CREATE TABLE IF NOT EXISTS xiaoq.passage_statements (
      passage bigint NOT NULL,
      position integer NOT NULL,
      vector vector(384) NOT NULL,
      CONSTRAINT pk_passage_statements PRIMARY KEY (passage, position),
      CONSTRAINT fk_passage_statements_passage_passages FOREIGN KEY (passage)
        REFERENCES xiaoq.passages (id) ON DELETE CASCADE
    )
"""
"""The help centre's tables (migrations 0002 and 0006). Where there was no pgvector they are made
later, so a migration that changes them changes these too, and passes where they are absent."""

_REFUSED = ("password", "does not exist", "pg_hba.conf", "not permitted", "permission denied")
"""In what PostgreSQL says to somebody it will not let in, however often they try."""
_log = structlog.get_logger(__name__)
_HERE = Path(__file__).resolve().parent / "migrations"


def _config(database_url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["url"] = sync_url(database_url)
    return config


def upgrade(database_url: str, revision: str = "head", *, passages: bool = True) -> None:
    """Apply what is missing; safe to run by several processes at once (advisory lock).

    passages: make the extension pgvector and the help centre's table, which needs it; where not,
    the table is made only if the extension is there already.
    """
    config = _config(database_url)
    config.attributes["extension"] = passages
    config.attributes["complete"] = passages and revision == "head"
    command.upgrade(config, revision)


def upgrade_patiently(database_url: str, *, seconds: float = 60.0, passages: bool = True) -> None:
    """`upgrade`, again while the server does not answer, for `seconds` at most.

    Raises sqlalchemy's OperationalError after that, ConfigurationError at once where it answers
    that this user or database is not to be had.
    """
    until = time.monotonic() + seconds
    while True:
        try:
            return upgrade(database_url, passages=passages)
        except OperationalError as error:
            said = " ".join(str(error.orig).split())  # server, user and database; no password
            if any(words in said for words in _REFUSED):
                raise ConfigurationError(
                    f"PostgreSQL refuses the tracker store: {said}; check `url:` in endpoints.yml,"
                    " or DATABASE_URL"
                ) from error
            if time.monotonic() > until:
                raise
            _log.warning("store.waits_for_database", error=said)
            time.sleep(1.0)


def downgrade(database_url: str, revision: str) -> None:
    """Go back to `revision` ("base" removes everything of ours)."""
    command.downgrade(_config(database_url), revision)
