"""`xiaoq run`: everything on this machine, started in order, watched, and stopped together."""

from __future__ import annotations

import argparse
import os
import signal
import time
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from bot.ops.preparation import prepare_database, prepare_model_file, require_free_ports
from bot.ops.services import Services
from bot.ops.training import train_if_stale
from bot.platforms import SECRETS
from bot.settings import Settings, settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything else is a setting: see .env.example."""
    parser.add_argument(
        "--prepare-only", action="store_true", help="fetch, migrate, seed and train, then end"
    )


def run(options: argparse.Namespace) -> int:
    """Start, wait for Ctrl-C or SIGTERM, stop. Exit code 0 after a normal stop."""
    started = time.monotonic()
    for number in (signal.SIGINT, signal.SIGTERM):  # a job in the background inherits "ignore"
        signal.signal(number, _as_interrupt)
    with ExitStack() as stack:
        try:
            services = _start(settings(), stack, prepare_only=options.prepare_only)
            if options.prepare_only:
                return 0
            _announce(settings(), time.monotonic() - started)
            services.watch()
        except KeyboardInterrupt:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # once is enough; stopping takes seconds
            print("\nXiaoQ is stopping …", flush=True)
    print("XiaoQ has stopped.", flush=True)
    return 0


def _start(config: Settings, stack: ExitStack, *, prepare_only: bool) -> Services:
    """Prepare each part, start it, and register how it is stopped, in this order."""
    require_free_ports(config)
    _say("1/4 database")
    os.environ["DATABASE_URL"] = prepare_database(config, stack)
    settings.cache_clear()
    _say("2/4 language model (1.1 GB to fetch, the first time)")
    model_file = prepare_model_file(config)
    services = Services(settings())
    stack.callback(services.stop)
    if not prepare_only:
        services.start_gateway()
        services.start_model(model_file)
    _say("3/4 understanding (trained in about a minute, the first time and after changes)")
    trained = train_if_stale()
    if not prepare_only:
        _say("4/4 action server and Rasa, some twenty seconds")
        services.start_bot(trained)
    return services


def _announce(config: Settings, seconds: float) -> None:
    base = f"http://{config.host}:{config.bot_port}"
    print(
        f"\nXiaoQ is ready after {seconds:.0f} s.\n"
        f"  chat     {base}/\n"
        f"  channels {_channels(config)}\n"
        f"  health   {base}/health/ready\n"
        f"  logs     {_shown(config.state_dir / 'logs')}\n"
        "  try      W1000001 with the phone's last four digits 4821\n"
        "Ctrl-C stops everything.",
        flush=True,
    )


def _channels(config: Settings) -> str:
    """Which are on, and of each that is off what would switch it on."""
    on = ["web", *(name for name in SECRETS if name not in config.platforms.missing)]
    off = [f"{name} off: set {', '.join(s)}" for name, s in config.platforms.missing.items()]
    return "\n           ".join([", ".join(on), *off])


def _shown(path: Path) -> str:
    return os.path.relpath(path)


def _say(step: str) -> None:
    print(f"XiaoQ: {step} …", flush=True)


def _as_interrupt(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt
