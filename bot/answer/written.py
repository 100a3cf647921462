"""Responses that somebody wrote in further languages: `data/responses/<language>.yml`.

They become variants of the domain's own responses, with the condition that the conversation is in
that language, so that everything that picks a response finds them. What is not written there the
model translates (`translate.py`).
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.errors import ConfigurationError

Responses = dict[str, list[dict[str, Any]]]


def add_written(responses: Responses, folder: Path) -> None:
    """Add the variants of every language in `folder` to `responses`, in place; once is enough.

    Raises ConfigurationError naming the file that cannot be read.
    """
    for path in sorted(folder.glob("*.yml")):
        texts, titles = read_written(path)
        for name, text in texts.items():
            variants = responses.get(name, [])
            if variants and not any(_speaks(variant, path.stem) for variant in variants):
                variants.extend(_variants(variants, path.stem, text, titles))


def read_written(path: Path) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The texts by response and the buttons' titles by their English ones, of one file."""
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        raise ConfigurationError(
            f"data/responses/{path.name} cannot be read; `make check` says why"
        ) from None
    if not isinstance(content, dict):
        raise ConfigurationError(f"data/responses/{path.name}: write `texts:` and `buttons:`")
    return content.get("texts") or {}, content.get("buttons") or {}


def _speaks(variant: Mapping[str, Any], language: str) -> bool:
    return any(
        condition.get("name") == "language" and condition.get("value") == language
        for condition in variant.get("condition") or ()
    )


def _variants(
    variants: list[dict[str, Any]], language: str, text: str, titles: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """For each English variant one in `language`, whose buttons mean the same."""
    for variant in [one for one in variants if not one.get("condition")]:
        written = copy.deepcopy(variant)
        written["text"] = text
        written["condition"] = [{"type": "slot", "name": "language", "value": language}]
        for button in written.get("buttons") or ():
            button["title"] = titles.get(button["title"], button["title"])
        yield written
