"""Where messages go, which parts of them were sent, and what the platforms said became of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NOW = sa.text("now()")


def _at(name: str) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), server_default=_NOW, nullable=False)


def _belongs_to(column: str, table: str, other: str) -> sa.ForeignKeyConstraint:
    """Gone with its parent: erasing a customer leaves nothing here."""
    return sa.ForeignKeyConstraint(
        [column], [f"xiaoq.{other}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE"
    )


def upgrade() -> None:
    op.create_table(
        "recipients",
        sa.Column("conversation", sa.String(255), primary_key=True),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        _at("heard_at"),
        sa.Column("opted_out", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("lease_owner", sa.String(64)),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("fence", sa.BigInteger(), server_default="0", nullable=False),
        _belongs_to("conversation", "recipients", "conversations"),
        schema="xiaoq",
    )
    op.create_table(
        "deliveries",
        sa.Column("outbox_id", sa.BigInteger(), primary_key=True),
        sa.Column("part", sa.Integer(), primary_key=True),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("repeats", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reference", sa.String(64)),
        _at("at"),
        _belongs_to("outbox_id", "deliveries", "outbox"),
        schema="xiaoq",
    )
    op.create_index("ix_deliveries_reference", "deliveries", ["reference"], schema="xiaoq")
    op.create_table(
        "drafts",
        sa.Column("inbox_id", sa.BigInteger(), primary_key=True),
        sa.Column("conversation", sa.String(255), nullable=False),
        sa.Column("reference", sa.LargeBinary(), nullable=False),
        _belongs_to("conversation", "drafts", "conversations"),
        schema="xiaoq",
    )
    op.create_table(
        "receipts",
        sa.Column("channel", sa.String(32), primary_key=True),
        sa.Column("reference", sa.String(64), primary_key=True),
        sa.Column("status", sa.String(16), primary_key=True),
        sa.Column("error", sa.String(64)),
        _at("at"),
        schema="xiaoq",
    )
    op.execute("UPDATE xiaoq.outbox SET state = 'kept' WHERE state = 'new'")


def downgrade() -> None:
    for table in ("receipts", "drafts", "deliveries", "recipients"):
        op.drop_table(table, schema="xiaoq")
    op.execute("UPDATE xiaoq.outbox SET state = 'new' WHERE state = 'kept'")
