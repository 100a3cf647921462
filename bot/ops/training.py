"""Rasa's model, trained when a designer's file or a component of ours changed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bot.errors import StartupError
from bot.settings import ROOT

_SOURCES = (
    "config.yml",
    "domain.yml",
    "data/nlu",
    "data/rules",
    "data/stories",
    "data/business_ids.yml",
    "bot/understanding",
    "bot/vectors.py",
    "bot/e5",
)
_KEPT = 3


def _files(root: Path) -> Iterator[Path]:
    for source in _SOURCES:
        path = root / source
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in found if file.suffix in (".yml", ".py"))


def fingerprint(root: Path = ROOT) -> str:
    """Twelve hex digits that change with anything the trained model depends on."""
    digest = hashlib.sha256()
    for file in _files(root):
        digest.update(str(file.relative_to(root)).encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def current_model(root: Path = ROOT) -> Path:
    """Where the model of the present files is, or would be."""
    return root / "models" / f"xiaoq-{fingerprint(root)}.tar.gz"


def train_if_stale(root: Path = ROOT) -> Path:
    """The model of the present files, trained now when there is none.

    Raises StartupError with the end of Rasa's output when training fails.
    """
    model = current_model(root)
    if model.is_file():
        os.utime(model)  # the newest file is the one Rasa's own commands take
        return model
    command = [
        sys.executable,
        "-m",
        "rasa",
        "train",
        "--skip-validation",  # it reads everything once more; `make check` says it better
        "--fixed-model-name",
        model.name[:-7],
        "--out",
        str(model.parent),
    ]
    started = time.monotonic()
    done = _run_beside_vectors(command, root)
    if done.returncode or not model.is_file():
        words = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise StartupError(f"Rasa could not train; `make check` says what to mend.\n{words}")
    print(f"  trained in {time.monotonic() - started:.0f} s: {model.name}", flush=True)
    _forget_old(model.parent)
    return model


def _run_beside_vectors(command: list[str], root: Path) -> subprocess.CompletedProcess[str]:
    """Run Rasa on one core, and on the other what it will wait for: the sentences' vectors.

    The second may fail: then Rasa makes them itself.
    """
    environment = {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "OMP_NUM_THREADS": "1",
    }
    ahead = subprocess.Popen(
        [sys.executable, "-m", "bot.understanding.embed_sentences"],
        cwd=root,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        return subprocess.run(
            command, cwd=root, capture_output=True, text=True, check=False, env=environment
        )
    finally:
        ahead.kill()
        ahead.wait()


def _forget_old(folder: Path) -> None:
    models = sorted(folder.glob("xiaoq-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    for old in models[:-_KEPT]:
        old.unlink()
