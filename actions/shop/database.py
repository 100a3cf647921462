"""The demo shop's connection to PostgreSQL: one pooled async engine a process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.engine.url import make_url
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from actions.shop.errors import ShopUnavailable

COMMAND_TIMEOUT = 10
"""Seconds; a customer waits for the answer."""


def make_engine(database_url: str, *, pool_size: int = 5) -> AsyncEngine:
    """An engine for a `postgresql://…` URL, TCP or unix socket (`?host=/path`)."""
    url = make_url(database_url.replace("postgres://", "postgresql://", 1))
    return create_async_engine(
        url.set(drivername="postgresql+asyncpg"),
        pool_size=pool_size,
        pool_pre_ping=True,
        hide_parameters=True,  # addresses and notes stay out of exceptions
        connect_args={
            "timeout": COMMAND_TIMEOUT,
            "command_timeout": COMMAND_TIMEOUT,
            "server_settings": {"application_name": "xiaoq-shop"},
        },
    )


@asynccontextmanager
async def transaction(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """One transaction; a database that cannot be reached is ShopUnavailable."""
    try:
        async with engine.begin() as connection:
            yield connection
    except (OSError, asyncio.TimeoutError, InterfaceError, OperationalError) as error:
        raise ShopUnavailable("the shop's database does not answer") from error
    except SQLAlchemyError as error:
        raise ShopUnavailable(f"the shop's database refused: {type(error).__name__}") from error
