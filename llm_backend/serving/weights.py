"""Where a vLLM profile's weights come from: a hub at a pinned revision, ModelScope, or a folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from llm_backend.errors import ModelServerError
from llm_backend.serving.profile import Profile

_SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class Weights:
    """Arguments and environment that make vLLM load them."""

    arguments: Mapping[str, str]
    environment: Mapping[str, str] = field(default_factory=dict)


def resolve(profile: Profile, source: str) -> Weights:
    """`source` is "hub", "modelscope" or a folder. Raises ModelServerError when it will not do."""
    if source not in ("hub", "modelscope"):
        return Weights({"model": str(_folder(Path(source)))})
    if "repository" not in profile.weights:
        raise ModelServerError(f"{profile.name} needs --weights FOLDER")
    repository, revision = profile.weights["repository"], profile.weights["revision"]
    if source == "hub":
        return Weights({"model": repository, "revision": revision, "tokenizer-revision": revision})
    # ModelScope knows no commits of the hub's; it verifies each file's sha256 itself.
    return Weights({"model": repository, "revision": "master"}, {"VLLM_USE_MODELSCOPE": "True"})


def adapters(folder: Path) -> list[str]:
    """`name=path` of every LoRA adapter in `folder`, for `--lora-modules`."""
    found = sorted(path.parent for path in folder.glob("*/adapter_config.json"))
    if not found:
        raise ModelServerError(
            f"there is no adapter in {folder}: train one (docs/llm/finetune.md) or take -bf16"
        )
    return [json.dumps({"name": path.name, "path": str(path)}) for path in found]


def _folder(folder: Path) -> Path:
    if not (folder / "config.json").is_file():
        raise ModelServerError(f"{folder} holds no model: a config.json should be in it")
    sums = folder / _SUMS
    for line in sums.read_text("utf-8").splitlines() if sums.is_file() else ():
        wanted, name = line.split(maxsplit=1)
        with (folder / name.lstrip("*")).open("rb") as content:
            digest = hashlib.sha256()
            while block := content.read(1 << 20):
                digest.update(block)
        if digest.hexdigest() != wanted:
            raise ModelServerError(f"{folder / name} is not what {_SUMS} says: fetch it again")
    return folder
