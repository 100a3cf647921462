"""The designers' persona files, `data/personas/*.yml`, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.answer.length import Limits
from bot.errors import ConfigurationError
from bot.settings import LINE_NAME

REPLIES = (
    "about", "unknown", "refused", "abuse", "too_long", "empty", "passage_note", "file_note",
    "human_button",
)  # fmt: skip
_CHINESE = ("zh", "yue", "wuu")


@dataclass(frozen=True, kw_only=True)
class ModelOptions:
    """How the model is asked: passages and history messages shown, its length and freedom."""

    passages: int = 1
    history: int = 4
    history_if_clear: int = 0
    """Messages shown where a page clearly answers the question as it stands."""
    max_tokens: int = 512
    temperature: float = 0.2
    adapter: str | None = None
    """The business line's own adapter, by the name the server has for it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Persona:
    """One assistant's character; compared by identity, so that it can key a cache."""

    name: str
    tone: str
    instructions: tuple[str, ...]
    lines: Mapping[str, str]
    limits: Limits
    model: ModelOptions
    about_examples: tuple[str, ...]
    replies: Mapping[str, Mapping[str, str]]

    def reply(self, name: str, language: str) -> str:
        """The fixed sentence `name` in `language`, or in English where it is not written."""
        texts = self.replies[name]
        base = language.lower().replace("_", "-").split("-")[0]
        return texts.get("zh" if base in _CHINESE else base) or texts["en"]


class Personas:
    """The persona of each business line; one that has no file of its own gets the default."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.for_line = lru_cache(maxsize=64)(self._for_line)

    def _for_line(self, line: str | None) -> Persona:
        """The persona of `line`; raises ConfigurationError naming file and key."""
        default = self._folder / "default.yml"
        data = _read(default)
        if line and LINE_NAME.fullmatch(line):
            own = self._folder / f"{line}.yml"
            if own != default and own.is_file():
                return _build(_over(data, _read(own)), own.name)
        return _build(data, default.name)


def _over(default: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`own` laid over `default`, so that a line's file holds only what differs."""
    both = {k: (default.get(k), v) for k, v in own.items()}
    nested = {
        key: _over(old, new)
        for key, (old, new) in both.items()
        if isinstance(old, Mapping) and isinstance(new, Mapping)
    }
    return {**default, **own, **nested}


def _read(path: Path) -> dict[str, Any]:
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigurationError(f"the persona file {path.name} is missing") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" line {mark.line + 1}" if mark else ""
        raise ConfigurationError(f"{path.name}{where}: not valid YAML") from None
    if not isinstance(data, dict):
        raise ConfigurationError(f"{path.name}: write `name:`, `tone:` … at the left margin")
    return data


def _build(data: Mapping[str, Any], file: str) -> Persona:
    try:
        return Persona(
            name=str(data["name"]),
            tone=str(data["tone"]),
            instructions=tuple(str(rule) for rule in data["instructions"]),
            lines={str(line): str(text) for line, text in (data.get("lines") or {}).items()},
            limits=Limits(**data["limits"]),
            model=ModelOptions(**data["model"]),
            about_examples=tuple(str(example) for example in data["about_examples"]),
            replies=_replies(data["replies"], file),
        )
    except KeyError as error:
        raise ConfigurationError(f"{file}: the key {error} is missing") from None
    except (TypeError, AttributeError) as error:
        raise ConfigurationError(f"{file}: a key is unknown or misplaced ({error})") from None


def _replies(data: Mapping[str, Any], file: str) -> dict[str, dict[str, str]]:
    for name in REPLIES:
        for language in ("zh", "en"):
            if not data.get(name, {}).get(language):
                raise ConfigurationError(f"{file}: replies: {name}: {language} is missing")
    return {name: {str(k): str(v) for k, v in texts.items()} for name, texts in data.items()}
