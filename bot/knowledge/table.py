"""The tables of passages and of what they state: the shop's own pages, so in clear."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Identity,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.knowledge.embedding import DIMENSIONS, MEANING
from bot.knowledge.vector_column import Vector
from bot.store.schema import metadata

passages = Table(
    "passages",
    metadata,
    # never used twice: (count, highest id) tells whether anything changed
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("document", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("line", String(64)),
    Column("text", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("vector", Vector(DIMENSIONS), nullable=False),
    UniqueConstraint("document", "position"),
)

passage_statements = Table(
    "passage_statements",
    metadata,
    Column("passage", ForeignKey(passages.c.id, ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("vector", Vector(MEANING), nullable=False),
)
