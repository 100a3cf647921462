"""What became of a message after the platform took it: sent, delivered, read or failed."""

from __future__ import annotations

from sqlalchemy import text

from bot.outlet import digest
from bot.store.database import Database

_RECORD = text(
    """
    INSERT INTO xiaoq.receipts (channel, reference, status, error)
    VALUES (:channel, :reference, :status, :error)
    ON CONFLICT DO NOTHING RETURNING status
    """
)
_TAG = text(
    """
    UPDATE xiaoq.conversations SET tags = tags || '["undelivered"]'::jsonb
    WHERE NOT tags @> '["undelivered"]'::jsonb AND id = (
      SELECT o.conversation FROM xiaoq.deliveries d JOIN xiaoq.outbox o ON o.id = d.outbox_id
      WHERE d.reference = :reference LIMIT 1
    )
    """
)


async def record_receipt(
    database: Database, channel: str, message: str, status: str, error: str | None = None
) -> bool:
    """Store it; False when it was known. A failed one marks its conversation for staff.

    message: the platform's id of the message; error: the platform's code, never a text.
    """
    values = {"channel": channel, "reference": digest(channel, message)}
    async with database.transaction() as connection:
        stored = await connection.execute(_RECORD, {**values, "status": status, "error": error})
        is_new = stored.first() is not None
        if is_new and status == "failed":
            await connection.execute(_TAG, {"reference": values["reference"]})
    return is_new
