"""XiaoQ's tables (DESIGN.md section 4). What is personal is in an encrypted LargeBinary column.

The columns in clear (ids, times, states, counts) hold nothing personal; SECURITY.md lists them.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

SCHEMA = "xiaoq"
metadata = MetaData(
    schema=SCHEMA,
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    },
)

NOW = func.now()
# milliseconds: a conversation that was erased and begun anew never counts a number again, so that
# what somebody still holds of the old one cannot fit the new one
_EPOCH = text("(extract(epoch from clock_timestamp()) * 1000)::bigint")

PLAIN_RASA = "rasa"
"""The channel of a conversation that a plain Rasa has, or had before it was imported."""

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(255), primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("line", String(64)),
    Column("language", String(8)),
    Column("state", String(16), nullable=False, server_default="bot"),
    Column("tags", JSONB, nullable=False, server_default=text("'[]'")),
    Column("rating", Integer),
    Column("version", BigInteger, nullable=False, server_default=_EPOCH),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=NOW),
    Column("last_activity", DateTime(timezone=True), nullable=False, server_default=NOW),
    Column("lease_owner", String(64)),
    Column("lease_until", DateTime(timezone=True)),
    Column("fence", BigInteger, nullable=False, server_default=_EPOCH),
)

events = Table(
    "events",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("sender_id", String(255), nullable=False),
    Column("type_name", String(255), nullable=False),
    Column("timestamp", Float(53)),
    Column("intent_name", String(255)),
    Column("action_name", String(255)),
    Column("data", LargeBinary, nullable=False),
    Index("ix_events_sender_id_id", "sender_id", "id"),
)

data_keys = Table(
    "data_keys",
    metadata,
    Column("conversation", String(255), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("kek_id", String(16), nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=NOW),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("channel", String(32), nullable=False),
    Column("event_id", String(255), nullable=False),
    Column("conversation", String(255), ForeignKey(conversations.c.id), nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False, server_default=NOW),
    Column("state", String(8), nullable=False, server_default="new"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("error", Text),
    Column("done_at", DateTime(timezone=True)),
    Column("facts", JSONB, nullable=False, server_default=text("'{}'")),
    UniqueConstraint("channel", "event_id"),
    Index("ix_inbox_waiting", "id", postgresql_where=text("state = 'new'")),
    Index("ix_inbox_conversation_id", "conversation", "id"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("conversation", String(255), ForeignKey(conversations.c.id), nullable=False),
    Column("inbox_id", BigInteger),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("payload", LargeBinary, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=NOW),
    Column("state", String(8), nullable=False, server_default="new"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_try", DateTime(timezone=True), nullable=False, server_default=NOW),
    Column("sent_at", DateTime(timezone=True)),
    Column("error", Text),
    UniqueConstraint("inbox_id", "position"),
    Index("ix_outbox_conversation_id", "conversation", "id"),
    Index("ix_outbox_waiting", "next_try", postgresql_where=text("state = 'new'")),
)

recipients = Table(  # where a conversation's messages go; web conversations have none
    "recipients",
    metadata,
    Column("conversation", String(255), primary_key=True),
    Column("channel", String(32), nullable=False),
    Column("address", LargeBinary, nullable=False),
    Column("heard_at", DateTime(timezone=True), nullable=False, server_default=NOW),
    Column("opted_out", Boolean, nullable=False, server_default=text("false")),
    Column("lease_owner", String(64)),
    Column("lease_until", DateTime(timezone=True)),
    Column("fence", BigInteger, nullable=False, server_default="0"),
    ForeignKeyConstraint(["conversation"], [conversations.c.id], ondelete="CASCADE"),
)

deliveries = Table(  # one row a part of a message that was, or may have been, sent
    "deliveries",
    metadata,
    Column("outbox_id", BigInteger, primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("state", String(8), nullable=False),
    Column("repeats", Integer, nullable=False, server_default="0"),
    Column("reference", String(64)),
    Column("at", DateTime(timezone=True), nullable=False, server_default=NOW),
    ForeignKeyConstraint(["outbox_id"], [outbox.c.id], ondelete="CASCADE"),
    Index("ix_deliveries_reference", "reference"),
)

drafts = Table(  # the message on Slack or Telegram that shows an answer while it is made
    "drafts",
    metadata,
    Column("inbox_id", BigInteger, primary_key=True, autoincrement=False),
    Column("conversation", String(255), nullable=False),
    Column("reference", LargeBinary, nullable=False),
    ForeignKeyConstraint(["conversation"], [conversations.c.id], ondelete="CASCADE"),
)

receipts = Table(  # what a platform said became of a message: sent, delivered, read, failed
    "receipts",
    metadata,
    Column("channel", String(32), primary_key=True),
    Column("reference", String(64), primary_key=True),
    Column("status", String(16), primary_key=True),
    Column("error", String(64)),
    Column("at", DateTime(timezone=True), nullable=False, server_default=NOW),
)

vault = Table(
    "vault",
    metadata,
    Column("conversation", String(255), ForeignKey(conversations.c.id), primary_key=True),
    Column("placeholder", String(64), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)

translations = Table(
    "translations",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("text", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=NOW),
)

faq_cache = Table(
    "faq_cache",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("language", String(8), nullable=False),
    Column("text", Text, nullable=False),
    Column("citations", JSONB, nullable=False, server_default=text("'[]'")),
    Column("conversation", String(255), index=True),  # who asked first; erased with it
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=NOW),
)

curated = Table(
    "curated",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("line", String(64)),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=NOW),
)

audit = Table(
    "audit",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("at", DateTime(timezone=True), nullable=False, server_default=NOW),
    Column("actor", String(64), nullable=False),
    Column("action", String(64), nullable=False),
    Column("subject", String(255), nullable=False),
    Column("detail", JSONB, nullable=False, server_default=text("'{}'")),
    Column("previous", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
)

audit_head = Table(  # one row: where the audit ends, signed
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("last", BigInteger, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

erasures = Table(  # that something was erased, and when; not what it said
    "erasures",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("at", DateTime(timezone=True), nullable=False, server_default=NOW),
    Column("subject", String(64), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("reason", String(16), nullable=False),
    Column("counts", JSONB, nullable=False, server_default=text("'{}'")),
    Index("ix_erasures_at", "at"),
)
