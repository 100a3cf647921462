"""A database nobody else uses, gone afterwards: test conversations return and cancel things."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine
from sqlalchemy.engine.url import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import StartupError
from bot.store.embedded import embedded_url, start_embedded
from bot.store.engine import sync_url


@contextmanager
def scratch_database() -> Iterator[str]:
    """Its address, also as DATABASE_URL: on that variable's server, or on an embedded one."""
    before = os.environ.get("DATABASE_URL")
    try:
        if before:
            with database_on(before) as url:
                os.environ["DATABASE_URL"] = url
                yield url
        else:
            with _embedded() as url:
                os.environ["DATABASE_URL"] = url
                yield url
    finally:
        os.environ.pop("DATABASE_URL", None)
        if before:
            os.environ["DATABASE_URL"] = before


@contextmanager
def _embedded() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        server = start_embedded(Path(folder) / "postgres")
        try:
            yield embedded_url(server)
        finally:
            server.cleanup()


@contextmanager
def database_on(server_url: str) -> Iterator[str]:
    """A new database on the server of `server_url`; StartupError when it may not make one."""
    name = f"xiaoq_check_{uuid4().hex[:12]}"
    engine = create_engine(sync_url(server_url), isolation_level="AUTOCOMMIT")
    try:
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql(f"CREATE DATABASE {name}")
        except SQLAlchemyError as error:
            raise StartupError(
                "DATABASE_URL's user may not create a database for the test conversations; "
                "unset DATABASE_URL to use the embedded one"
            ) from error
        plain = make_url(server_url.replace("postgres://", "postgresql://", 1))
        yield plain.set(database=name).render_as_string(hide_password=False)
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    finally:
        engine.dispose()
