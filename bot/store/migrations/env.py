"""Alembic's entry: one connection, one advisory lock, our schema only."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from bot.store.migrate import PASSAGES, STATEMENTS
from bot.store.schema import SCHEMA, metadata

_LOCK = 0x78716D67  # any number of ours: two migrations never run at once

attributes = context.config.attributes
engine = create_engine(attributes["url"], poolclass=NullPool)
with engine.connect() as connection:
    connection.execute(text(f"SELECT pg_advisory_lock({_LOCK})"))
    connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}"))
    if attributes.get("extension"):
        connection.execute(text("CREATE EXTENSION IF NOT EXISTS vector"))
    context.configure(
        connection=connection,
        target_metadata=metadata,
        version_table_schema=SCHEMA,
        include_schemas=True,
        include_name=lambda name, kind, _: kind != "schema" or name == SCHEMA,
    )
    with context.begin_transaction():
        context.run_migrations()
    if attributes.get("complete"):
        for table in (PASSAGES, STATEMENTS):  # pgvector came after their migrations
            connection.execute(text(table))
    connection.execute(text(f"SELECT pg_advisory_unlock({_LOCK})"))
engine.dispose()
