"""Who read, unmasked, exported, changed or erased what, and when: rows chained by a keyed hash.

Each row's digest is an HMAC over its values and the digest before it, under a secret that only
who has the key-encryption key can read. Ids are counted without gaps under an advisory lock. The
last id and digest stand in `audit_head`, signed, and in a file outside the database (anchor.py).
"""

from __future__ import annotations

import hmac
import json
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.anchor import Head
from bot.store.database import Database
from bot.store.schema import audit

SECRET = "xiaoq:audit"  # noqa: S105 (the name under which the secret is kept)
FIRST = b"\x00" * 32
"""What stands before the first row."""

_LOCK = text("SELECT pg_advisory_xact_lock(hashtext('xiaoq.audit'))")
_LAST = text(
    """
    SELECT last.id, last.digest, clock_timestamp() AS now,
      (SELECT digest FROM xiaoq.audit WHERE id = :anchored) AS anchored
    FROM (SELECT 1) one
    LEFT JOIN (SELECT id, digest FROM xiaoq.audit ORDER BY id DESC LIMIT 1) last ON true
    """
)
_HEAD = text(
    """
    INSERT INTO xiaoq.audit_head (id, last, digest, signature)
    VALUES (1, :last, :digest, :signature)
    ON CONFLICT (id) DO UPDATE SET
      last = excluded.last, digest = excluded.digest, signature = excluded.signature
    """
)
_log = structlog.get_logger(__name__)


async def record(
    connection: AsyncConnection,
    database: Database,
    *,
    actor: str,
    action: str,
    subject: str = "",
    conversation: str | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Add a row inside the caller's transaction: it is there if, and only if, that commits.

    actor: `staff:NAME`, `key:ID` (an API key), `customer`, `system` or `operator` (the command
    line); action: a verb such as `export`; subject: what it was done to, unless that is a
    `conversation`, of which only a keyed hash is kept, so that it outlives an erasure. detail:
    JSON-able counts and options, never a text of a customer's.

    Others that record wait until the caller's transaction ends: make it one of the last
    statements. Anything else that is locked should be locked before.
    """
    key = await database.keys.secret(connection, SECRET)
    if conversation is not None:
        subject = hashed(key, conversation)
    await connection.execute(_LOCK)
    anchored = database.anchor.read() if database.anchor else None
    last = (await connection.execute(_LAST, {"anchored": anchored.id if anchored else 0})).one()
    row = {
        "id": (last.id or 0) + 1,
        "at": last.now,
        "actor": actor[:64],
        "action": action[:64],
        "subject": subject[:255],
        "detail": detail or {},
        "previous": last.digest or FIRST,
    }
    row["digest"] = digest(key, **row)
    await connection.execute(insert(audit).values(row))
    head = Head(row["id"], row["digest"])
    values = {"last": head.id, "digest": head.digest, "signature": sign(key, head)}
    await connection.execute(_HEAD, values)
    if anchored is not None and last.anchored != anchored.digest:
        _log.error("audit.anchor_mismatch", anchored=anchored.id, hint="run `xiaoq verify-audit`")
    else:  # an anchor that no longer fits stays as it is: it is the proof
        database.after_commit(connection, head)


async def subject_of(connection: AsyncConnection, database: Database, conversation: str) -> str:
    """Under which subject the rows about a conversation are found."""
    return hashed(await database.keys.secret(connection, SECRET), conversation)


def hashed(key: bytes, conversation: str) -> str:
    """A conversation's id as it stands in the audit and in `erasures`."""
    return f"conversation:{hmac.digest(key, conversation.encode(), 'sha256').hex()[:40]}"


def digest(
    key: bytes,
    *,
    id: int,
    at: datetime,
    actor: str,
    action: str,
    subject: str,
    detail: dict[str, Any],
    previous: bytes,
) -> bytes:
    """The HMAC of a row; `at` counts in microseconds, which is what PostgreSQL keeps."""
    values = [id, round(at.timestamp() * 1e6), actor, action, subject, detail, previous.hex()]
    plain = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.digest(key, plain.encode(), "sha256")


def sign(key: bytes, head: Head) -> bytes:
    """The signature of the head in `audit_head`."""
    return hmac.digest(key, b"head|%d|" % head.id + head.digest, "sha256")


async def known_secret(connection: AsyncConnection, database: Database) -> bytes | None:
    """The audit's secret; None where none was ever made (or somebody removed it)."""
    return await database.keys.known_secret(connection, SECRET)


async def signed_head(connection: AsyncConnection) -> Any:
    """The row of `audit_head`, or None."""
    query = text("SELECT last, digest, signature FROM xiaoq.audit_head WHERE id = 1")
    return (await connection.execute(query)).first()


async def page(connection: AsyncConnection, after: int, *, limit: int = 1000) -> list[Any]:
    """Rows with an id above `after`, in their order."""
    query = select(audit).where(audit.c.id > after).order_by(audit.c.id).limit(limit)
    return list((await connection.execute(query)).all())
