"""No sample of what erasing must destroy: ANALYZE copies values into pg_statistic.

PostgreSQL analyses a table by itself after many writes, and keeps up to 100 values of a column for
its planner. Nothing is ever looked up by these columns, so nothing is lost by not sampling them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_BYTES, _TEXT = sa.LargeBinary(), sa.Text()
COLUMNS = (
    ("data_keys", "wrapped", _BYTES),
    ("events", "data", _BYTES),
    ("inbox", "payload", _BYTES),
    ("outbox", "payload", _BYTES),
    ("recipients", "address", _BYTES),
    ("drafts", "reference", _BYTES),
    ("vault", "record", _BYTES),
    ("faq_cache", "text", _TEXT),
    ("audit", "previous", _BYTES),
    ("audit", "digest", _BYTES),
    ("audit_head", "digest", _BYTES),
    ("audit_head", "signature", _BYTES),
)


def upgrade() -> None:
    for table, column, kind in COLUMNS:
        target = f"ALTER TABLE xiaoq.{table} ALTER COLUMN {column} SET STATISTICS"
        op.execute(f"{target} 0")
        # To the type it has: no row is rewritten, and the samples taken so far are dropped.
        op.alter_column(table, column, type_=kind, schema="xiaoq")


def downgrade() -> None:
    for table, column, _ in COLUMNS:
        op.execute(f"ALTER TABLE xiaoq.{table} ALTER COLUMN {column} SET STATISTICS -1")
