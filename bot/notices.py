"""Messages that nobody asked for: one of `data/notices.yml`, to a known conversation, once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from sqlalchemy import text

from bot.current import Outgoing
from bot.errors import ConfigurationError
from bot.outlet import digest
from bot.store.audit import record
from bot.store.commit import write_outgoing
from bot.store.database import Database

Outcome = Literal["queued", "repeated", "unknown", "opted_out"]

_FIND = text(
    """
    SELECT c.language, coalesce(r.opted_out, false) AS opted_out
    FROM xiaoq.conversations c LEFT JOIN xiaoq.recipients r ON r.conversation = c.id
    WHERE c.id = :conversation
    """
)
_ONCE = text(
    """
    INSERT INTO xiaoq.receipts (channel, reference, status) VALUES ('notice', :key, 'queued')
    ON CONFLICT DO NOTHING RETURNING status
    """
)
NOTICE_KEY = "key:notices"
"""In the audit: whoever knows XIAOQ_NOTICE_KEY, the action server and the shop."""
_BLANK = re.compile(r"\{(\d+)\}")


@dataclass(frozen=True)
class Notices:
    """The designers' notices by name."""

    by_name: dict[str, dict[str, Any]]

    def outgoing(self, name: str, variables: Sequence[str], language: str | None) -> Outgoing:
        """The message; KeyError for an unknown name, ValueError for too few variables."""
        notice = self.by_name[name]
        texts = notice["text"]
        words = str(texts.get(language or "default") or texts["default"])
        if any(int(blank) > len(variables) or blank == "0" for blank in _BLANK.findall(words)):
            raise ValueError(f"notice {name} needs more variables than {len(variables)}")
        filled = _BLANK.sub(lambda blank: variables[int(blank[1]) - 1], words)
        approved = {key: notice[key] for key in ("whatsapp", "twilio") if notice.get(key)}
        return Outgoing(filled, template={**approved, "variables": list(variables)})


def load_notices(path: Path) -> Notices:
    """Read `data/notices.yml`; ConfigurationError names what is wrong."""
    loaded = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {}
    notices = loaded or {}
    for name, notice in notices.items():
        texts = notice.get("text") if isinstance(notice, dict) else None
        if not isinstance(texts, dict) or not texts.get("default"):
            raise ConfigurationError(f"{path.name}: {name} needs a text called default")
    return Notices(notices)


async def send_notice(
    database: Database,
    notices: Notices,
    *,
    conversation: str,
    name: str,
    variables: Sequence[str],
    key: str,
    actor: str = NOTICE_KEY,
) -> Outcome:
    """Queue a notice; `key` makes it happen once, however often the caller tries.

    It leaves a row in the audit: who had it sent to whom, not what it said. Raises KeyError for an
    unknown notice and ValueError for missing variables.
    """
    async with database.transaction() as connection:
        found = (await connection.execute(_FIND, {"conversation": conversation})).first()
        if found is None:
            return "unknown"
        if found.opted_out:
            return "opted_out"
        message = notices.outgoing(name, variables, found.language)
        once = await connection.execute(_ONCE, {"key": digest("notice", f"{conversation}|{key}")})
        if once.first() is None:
            return "repeated"
        await write_outgoing(connection, database, conversation, [message])
        await record(
            connection,
            database,
            actor=actor,
            action="notice",
            conversation=conversation,
            detail={"notice": name},
        )
    return "queued"
