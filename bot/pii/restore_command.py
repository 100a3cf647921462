"""`xiaoq restore`: puts back what `xiaoq scrub --with-vault` took out."""

from __future__ import annotations

import argparse
import asyncio
from typing import Any

from bot.jsonl import run_lines, text_field
from bot.pii.vault import Vault


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(args: argparse.Namespace) -> int:
    """Restore each line from its own "vault"."""
    return asyncio.run(run_lines(_handle))


async def _handle(record: dict[str, Any]) -> dict[str, Any]:
    records = record.get("vault")
    if not isinstance(records, list):
        raise ValueError('"vault" must be the list that scrub --with-vault gave')
    return {"text": Vault.from_records(records).restore(text_field(record, "text"))}
