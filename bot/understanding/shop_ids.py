"""The shop's numbers, read once a process."""

from __future__ import annotations

from functools import cache

from bot.pii.business_ids import BusinessIds
from bot.pii.business_ids_file import read_business_ids
from bot.settings import settings


@cache
def shop_ids() -> BusinessIds:
    """The patterns of data/business_ids.yml; ConfigurationError says what is wrong in it."""
    return read_business_ids(settings().data_dir / "business_ids.yml")
