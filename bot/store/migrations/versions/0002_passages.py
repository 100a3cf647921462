"""Passages of the help centre with their vectors; not where there is no pgvector to hold them."""

from __future__ import annotations

from alembic import op

from bot.store.migrate import PASSAGES

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    if op.get_bind().exec_driver_sql("SELECT to_regtype('vector')").scalar_one():
        op.execute(PASSAGES)


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS xiaoq.passages")
