"""Numbers that no later conversation of the same id counts again; whose question was cached."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_EPOCH = sa.text("(extract(epoch from clock_timestamp()) * 1000)::bigint")


def upgrade() -> None:
    for column in ("version", "fence"):
        op.alter_column("conversations", column, server_default=_EPOCH, schema="xiaoq")
    op.add_column("faq_cache", sa.Column("conversation", sa.String(255)), schema="xiaoq")
    op.create_index("ix_faq_cache_conversation", "faq_cache", ["conversation"], schema="xiaoq")


def downgrade() -> None:
    op.drop_index("ix_faq_cache_conversation", table_name="faq_cache", schema="xiaoq")
    op.drop_column("faq_cache", "conversation", schema="xiaoq")
    for column in ("version", "fence"):
        op.alter_column("conversations", column, server_default=sa.text("0"), schema="xiaoq")
