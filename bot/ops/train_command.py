"""`xiaoq train`: Rasa's model, if stale."""

from __future__ import annotations

import argparse

from bot.ops.training import train_if_stale


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options: what is stale is known from the files."""


def run(options: argparse.Namespace) -> int:
    """Train, or say that there is nothing to do."""
    print(train_if_stale())
    return 0
