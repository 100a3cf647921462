"""Passages of the help centre with their vectors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.knowledge.vector_column import Vector

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("line", sa.String(64)),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("vector", Vector(1408), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
        sa.UniqueConstraint("document", "position", name=op.f("uq_passages_document_position")),
        schema="xiaoq",
    )


def downgrade() -> None:
    op.drop_table("passages", schema="xiaoq")
