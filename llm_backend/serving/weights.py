"""A vLLM profile's weights: from a hub at a pinned revision, ModelScope, a folder, or a GGUF."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from llm_backend import models
from llm_backend.errors import ModelServerError
from llm_backend.serving import convert, download, trouble
from llm_backend.serving.profile import Profile

_SUMS = "SHA256SUMS"


def fetch(profile: Profile, source: str, *, python: Path, state: Path) -> Path:
    """The folder with the weights, fetched if they are not there. Shows how far it is.

    source: "hub", "modelscope" or a folder. python: the serving environment's. state: where
    fetched files are kept. Raises ModelError with what to do.
    """
    if source not in ("hub", "modelscope"):
        return _folder(Path(source))
    if "converted" in profile.weights:
        return converted(str(profile.weights["converted"]), python=python, state=state)
    revision = profile.weights["revision"]
    if source == "modelscope":  # it knows no commits of the hub's; it verifies each file's sha256
        revision = "master"
    return _download(source, profile.weights["repository"], revision, python=python, state=state)


def converted(name: str, *, python: Path, state: Path) -> Path:
    """The catalogue's GGUF model `name` as a folder that vLLM loads; made once."""
    folder = state.resolve() / "serving" / f"{name}-hf"
    if not folder.exists():
        gguf = models.fetch(name, directory=state / "models").resolve()
        print(f"weights: making {folder.name} out of {gguf.name}", file=sys.stderr, flush=True)
        command = [str(python), "-P", convert.__file__, str(gguf), str(folder)]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if ran.returncode != 0:
            last = (ran.stderr.strip().splitlines() or ["no message"])[-1]
            raise ModelServerError(f"{gguf.name} cannot be converted: {last}")
    return folder


def _download(source: str, repository: str, revision: str, *, python: Path, state: Path) -> Path:
    command = [str(python), "-P", download.__file__, source, repository, revision]
    ran = subprocess.run(
        command, env={**os.environ, **hub_environment(state)}, stdout=subprocess.PIPE, text=True,
        check=False,
    )  # fmt: skip
    try:
        said = json.loads(ran.stdout.splitlines()[-1])
    except (ValueError, LookupError):
        raise ModelServerError(f"{repository} was not fetched; see the messages above") from None
    if "path" in said:
        return Path(said["path"])
    error = str(said["error"])
    remedy = trouble.advice(error) or error.splitlines()[0]
    raise ModelServerError(f"{repository} cannot be fetched: {remedy}")


def hub_environment(state: Path) -> dict[str, str]:
    """Where both hubs keep their files, and that they tell nobody."""
    return {
        "HF_HOME": str(state.resolve() / "huggingface"),
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "MODELSCOPE_CACHE": str(state.resolve() / "modelscope"),
    }


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
