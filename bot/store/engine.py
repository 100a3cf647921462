"""Connections to PostgreSQL: one pooled async engine a process."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import ConfigurationError

_SESSION = {
    "application_name": "xiaoq",
    # a transaction whose process hangs or is cut off would keep its conversation locked for ever
    "idle_in_transaction_session_timeout": "60000",
}


def _parse(database_url: str) -> URL:
    try:
        url = make_url(database_url.replace("postgres://", "postgresql://", 1))
    except Exception:
        raise ConfigurationError(
            "DATABASE_URL is not a database URL; write postgresql://user:password@host:5432/name"
        ) from None
    if url.get_backend_name() != "postgresql":
        raise ConfigurationError("DATABASE_URL must name a PostgreSQL server (postgresql://…)")
    return url


def async_url(database_url: str) -> URL:
    """The URL for SQLAlchemy over asyncpg."""
    return _parse(database_url).set(drivername="postgresql+asyncpg")


def sync_url(database_url: str) -> URL:
    """The URL for SQLAlchemy over psycopg2: migrations only."""
    return _parse(database_url).set(drivername="postgresql+psycopg2")


def asyncpg_arguments(database_url: str) -> dict[str, Any]:
    """Keyword arguments of `asyncpg.connect` for a bare connection (LISTEN)."""
    url = _parse(database_url)
    arguments: dict[str, Any] = {
        "host": url.query.get("host") or url.host,
        "port": url.port,
        "user": url.username,
        "password": url.password or None,
        "database": url.database,
    }
    return {name: value for name, value in arguments.items() if value is not None}


IDLE = 10.0
"""Seconds without use after which a connection is asked whether its server is still there."""
LIFE = 1800.0
"""Seconds after which a connection is made anew."""
POOL = 10
"""Connections a process keeps for transactions, as many for single statements (held.py), and as
many more for transactions when it needs them, which are closed again."""


def make_engine(database_url: str, *, pool_size: int = 2 * POOL) -> AsyncEngine:
    """A pooled engine that checks a connection before it is used.

    One that PostgreSQL closed is known without asking; one that was long idle is asked (pre-ping).
    """
    engine = create_async_engine(
        async_url(database_url),
        pool_size=pool_size,
        max_overflow=POOL,
        pool_use_lifo=True,  # the one just used has its caches warm
        pool_recycle=LIFE,
        hide_parameters=True,  # an exception's text holds the statement, never its values
        connect_args={"command_timeout": 30, "server_settings": _SESSION},
    )
    event.listen(engine.sync_engine, "checkout", _check)
    event.listen(engine.sync_engine, "checkin", _note_use)
    return engine


def _check(connection: Any, record: Any, _: Any) -> None:
    """Raise DisconnectionError, and the pool takes a new one, when it is dead."""
    if connection.driver_connection.is_closed():
        raise DisconnectionError("PostgreSQL closed the connection")
    if time.monotonic() - record.info.get("used", time.monotonic()) > IDLE:
        try:
            connection.ping()
        except Exception as error:
            raise DisconnectionError("the connection was lost while idle") from error


def _note_use(_: Any, record: Any) -> None:
    record.info["used"] = time.monotonic()
