"""What each passage of the help centre states, with its vector; the pages are embedded again."""

from __future__ import annotations

from alembic import op

from bot.store.migrate import STATEMENTS

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    if op.get_bind().exec_driver_sql("SELECT to_regclass('xiaoq.passages')").scalar_one():
        op.execute(STATEMENTS)


def downgrade() -> None:
    op.execute("DROP TABLE IF EXISTS xiaoq.passage_statements")
