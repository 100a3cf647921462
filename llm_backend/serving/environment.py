"""The model server's own Python environments, built by uv from the lock files beside this.

`python -m llm_backend.serving.environment finetune` builds one and prints its interpreter.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from llm_backend.errors import ModelServerError

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent
_CPU_TORCH = "torch==2.13.0+cpu"
_STAMP = "installed-lock"


class NoCpuTorch(ModelServerError):
    """The CPU build of torch is not where the other packages are."""


def ensure(kind: str, *, state: Path) -> Path:
    """The Python of environment `kind` ("gpu", "cpu" or "finetune"), built when it is missing.

    state: the folder it lies under. Raises ModelServerError with what to do.
    """
    folder = state.resolve() / "serving" / kind
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".building").open("w") as alone:  # two tests may want it at once
        fcntl.flock(alone, fcntl.LOCK_EX)
        return _ensure(kind, folder)


def _ensure(kind: str, folder: Path) -> Path:
    lock = _HERE / f"{kind}.lock"
    python = folder / "bin" / "python"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = folder / _STAMP
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return python
    print(f"building the model server's environment in {folder}", file=sys.stderr, flush=True)
    uv = _uv()
    version = (_HERE / ".python-version").read_text("utf-8").strip()
    _run([uv, "venv", "--quiet", "--clear", "--python", version, str(folder)],
         f"Python {version} was not found; install it (uv python install {version})")  # fmt: skip
    install = [uv, "pip", "install", "--quiet", "--python", str(python)]
    if kind == "cpu":
        _run([*install, _CPU_TORCH, *_find_links()],
             f"no CPU build of torch ({_CPU_TORCH}) can be found: set PIP_FIND_LINKS to a folder "
             "or page that has it", NoCpuTorch)  # fmt: skip
    _run([*install, "--no-deps", "--require-hashes", "-r", str(lock)],
         "its packages could not be installed (network; 10 GB of disk for vLLM)")  # fmt: skip
    stamp.write_text(wanted, "utf-8")
    return python


def _uv() -> str:
    found = shutil.which("uv") or next(
        (str(p) for p in (_ROOT / ".uv/bin/uv", Path(sys.prefix) / "bin/uv") if p.is_file()), None
    )
    if found is None:
        raise ModelServerError("the model server's environment needs uv: run `make install` or "
                               "install uv (https://docs.astral.sh/uv)")  # fmt: skip
    return found


def _find_links() -> Iterator[str]:
    """uv does not read pip's configuration, where such a folder is usually named."""
    for place in dict.fromkeys(
        (os.environ.get("PIP_FIND_LINKS", "") + " " + _configured()).split()
    ):
        yield from ("--find-links", place)


def _configured() -> str:
    base = Path(sys.base_prefix) / "bin" / "python3"
    asked = [str(base), "-m", "pip", "config", "get", "global.find-links"]
    try:
        ran = subprocess.run(asked, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return ran.stdout.strip() if ran.returncode == 0 else ""


def _run(
    command: Sequence[str], remedy: str, fault: type[ModelServerError] = ModelServerError
) -> None:
    # From here, so that uv reads our pyproject.toml and not the bot's, with its overrides.
    ran = subprocess.run(command, cwd=_HERE, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        cause = next((line for line in ran.stderr.splitlines() if line.strip()), "no message")
        raise fault(f"{remedy} [{cause.strip()}]")


def main() -> int:
    """1 and a sentence when it cannot be built."""
    kind = sys.argv[1] if sys.argv[1:] in (["gpu"], ["cpu"], ["finetune"]) else ""
    if not kind:
        print("usage: python -m llm_backend.serving.environment gpu|cpu|finetune", file=sys.stderr)
        return 2
    try:
        print(ensure(kind, state=Path(os.environ.get("XIAOQ_STATE_DIR", _ROOT / ".xiaoq"))))
    except ModelServerError as error:
        print(f"environment: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
