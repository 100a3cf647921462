"""`xiaoq scrub`: personal values become placeholders, JSON Lines in and out."""

from __future__ import annotations

import argparse
import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.errors import ConfigurationError
from bot.jsonl import run_lines, text_field
from bot.pii.scrubber import Scrubber, default_scrubber
from bot.pii.vault import Vault


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--with-vault` adds what `xiaoq restore` needs; `--products` what a shop sells."""
    parser.add_argument(
        "--with-vault",
        action="store_true",
        help='add "vault": the values behind the placeholders (personal: keep it safe)',
    )
    parser.add_argument(
        "--products",
        type=Path,
        metavar="FILE",
        help="product names, one a line, that are neither people nor places; the running bot reads "
        "them from the shop's database, which this command does without",
    )


def run(args: argparse.Namespace) -> int:
    """Scrub each line by itself, with a vault of its own."""
    scrubber = default_scrubber()
    if args.products:
        scrubber.learn_products(_names(args.products))

    async def handle(record: dict[str, Any]) -> dict[str, Any]:
        return _scrub(scrubber, record, with_vault=args.with_vault)

    return asyncio.run(run_lines(handle))


def _names(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"--products: {file} cannot be read ({type(error).__name__}); write one name a line"
        ) from None


def _scrub(scrubber: Scrubber, record: dict[str, Any], *, with_vault: bool) -> dict[str, Any]:
    language = record.get("language")
    if language is not None and not isinstance(language, str):
        raise ValueError('"language" must be a string')
    vault = Vault()
    scrubbed = scrubber.scrub(text_field(record, "text"), vault=vault, language=language or None)
    answer: dict[str, Any] = {
        "text": scrubbed.text.value,
        "spans": [asdict(span) for span in scrubbed.spans],
    }
    return {**answer, "vault": vault.to_records()} if with_vault else answer
