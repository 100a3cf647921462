"""Faults of the database, told in the bot's own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from bot.errors import StoreError


@contextmanager
def store_faults() -> Iterator[None]:
    """Turn what the driver raises into StoreError, which names the kind of fault only."""
    try:
        yield
    except (DBAPIError, OSError) as error:
        cause = type(getattr(error, "orig", None) or error).__name__
        raise StoreError(f"the help centre's passages cannot be reached ({cause})") from error
