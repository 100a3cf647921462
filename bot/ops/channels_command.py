"""`xiaoq channels check` and `xiaoq channels register telegram`."""

from __future__ import annotations

import argparse
import asyncio
import logging

from bot.errors import ConfigurationError
from bot.ops.channel_checks import CHECKS, check, register_telegram, webhook
from bot.settings import Settings, settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`check [CHANNEL…]` or `register telegram`."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="check|register")
    looks = actions.add_parser("check", help="ask each platform who we are, say what is wrong")
    looks.add_argument("channels", nargs="*", choices=[*CHECKS, []], metavar="CHANNEL")
    registers = actions.add_parser("register", help="tell Telegram where to deliver")
    registers.add_argument("channel", choices=["telegram"])


def run(args: argparse.Namespace) -> int:
    """0 when all is well, 1 when something has to be mended."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # addresses may hold a token
    if args.action == "register":
        return asyncio.run(_register(settings()))
    return asyncio.run(_check(settings(), args.channels or list(CHECKS)))


async def _check(config: Settings, channels: list[str]) -> int:
    faults = 0
    for channel in channels:
        found = await check(config, channel)
        if found is None:
            print(f"{channel:9} off    set {', '.join(config.platforms.missing[channel])}")
            continue
        print(f"{channel:9} {'WRONG' if found.wrong else 'ok':6} {found.who}")
        if webhook(config, channel):
            print(f"{'':16} delivers to {webhook(config, channel)}")
        for sentence in found.wrong:
            print(f"{'':16} {sentence}")
        faults += bool(found.wrong)
    return 1 if faults else 0


async def _register(config: Settings) -> int:
    telegram, address = config.platforms.telegram, webhook(config, "telegram")
    if telegram is None:
        missing = config.platforms.missing["telegram"]
        raise ConfigurationError(f"set {' and '.join(missing)} first")
    if address is None or not address.startswith("https://"):
        raise ConfigurationError("set PUBLIC_URL to the https:// address Telegram can reach")
    await register_telegram(telegram, address)
    print(f"Telegram delivers to {address} from now on")
    return 0
