"""The recognisers of numbers, addresses and secrets: everything but names and street addresses."""

from __future__ import annotations

from bot.pii.recognizer import Recognizer
from bot.pii.registry import RECOGNIZERS

_OTHERS = ("person", "address")


def structured_recognizers() -> list[Recognizer]:
    """One of each that the registry names."""
    modules = {kind: kind.__module__.rpartition(".")[2] for kind in RECOGNIZERS}
    return [kind() for kind, module in modules.items() if not module.startswith(_OTHERS)]
