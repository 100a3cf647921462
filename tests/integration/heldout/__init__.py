"""Sentences to measure understanding with, and the ones it is trained on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

_HERE = Path(__file__).resolve().parent
_NLU = _HERE.parents[2] / "data/nlu"
_ANNOTATION = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


@dataclass(frozen=True)
class Sentence:
    """One sentence and what it means; `source` is its file's name without ending."""

    text: str
    intent: str
    source: str


def heldout() -> list[Sentence]:
    """The test set; a sentence's source is its language."""
    return [
        Sentence(text, intent, path.stem)
        for path in sorted(_HERE.glob("*.yml"))
        for intent, texts in yaml.safe_load(path.read_text("utf-8")).items()
        for text in texts
    ]


def training() -> list[Sentence]:
    """The designers' sentences, without annotations."""
    return [one for path in sorted(_NLU.rglob("*.yml")) for one in _trained(path)]


def _trained(path: Path) -> Iterator[Sentence]:
    for block in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
        for line in block["examples"].splitlines():
            text = _ANNOTATION.sub(r"\1", line.removeprefix("- "))
            yield Sentence(text, block["intent"], path.stem)
