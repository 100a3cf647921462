"""Databases of a test's own on the session's server, for tests that change what others rely on."""

from __future__ import annotations

import asyncio
import secrets

import asyncpg

from bot.store.engine import asyncpg_arguments


def empty_database(url: str) -> str:
    """The address of a new, empty database on the server of `url`."""
    name = f"own_{secrets.token_hex(4)}"

    async def create() -> None:
        connection = await asyncpg.connect(**asyncpg_arguments(url))
        await connection.execute(f"CREATE DATABASE {name}")
        await connection.close()

    asyncio.run(create())
    head, _, query = url.partition("?")
    return f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")
