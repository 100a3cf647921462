"""The migrations lead to the tables the code describes, and back."""

from __future__ import annotations

import secrets

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

import bot.knowledge.table  # noqa: F401  (registers its table)
from bot.errors import ConfigurationError
from bot.store.engine import sync_url
from bot.store.migrate import downgrade, upgrade, upgrade_patiently
from bot.store.schema import SCHEMA, metadata
from tests.integration.databases import empty_database


def _differences(url: str) -> list[object]:
    engine = create_engine(sync_url(url))
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_schemas": True,
                "version_table_schema": SCHEMA,
                "include_name": lambda name, kind, _: kind != "schema" or name == SCHEMA,
            },
        )
        found = compare_metadata(context, metadata)
    engine.dispose()
    return list(found)


def test_up_gives_the_tables_of_the_code_and_down_removes_them(postgres: str) -> None:
    url = empty_database(postgres)
    upgrade(url)
    assert _differences(url) == []
    upgrade(url)
    downgrade(url, "base")
    engine = create_engine(sync_url(url))
    left = engine.execute(
        f"SELECT table_name FROM information_schema.tables WHERE table_schema = '{SCHEMA}'"
    )
    assert [row.table_name for row in left] == ["alembic_version"]
    engine.dispose()
    upgrade(url)
    assert _differences(url) == []


def test_without_pgvector_all_but_the_help_centre_is_made_and_they_when_it_comes(
    postgres: str,
) -> None:
    """A project that takes the tracker store alone needs no extension."""
    url = empty_database(postgres)
    upgrade(url, passages=False)
    missing = _differences(url)
    assert {(kind, table.name) for kind, table in missing} == {  # type: ignore[misc]
        ("add_table", "passages"),
        ("add_table", "passage_statements"),
    }
    upgrade(url)
    assert _differences(url) == []


def test_who_is_not_let_in_hears_it_at_once(postgres: str) -> None:
    """Waiting helps where a server is away, not where it says no."""
    head, _, query = postgres.partition("?")
    nowhere = f"{head.rpartition('/')[0]}/none_{secrets.token_hex(4)}?{query}"
    with pytest.raises(ConfigurationError, match=r"refuses the tracker store: .* does not exist;"):
        upgrade_patiently(nowhere)
