"""`python -P download.py hub|modelscope REPOSITORY REVISION`: fetch a model, showing how far it is.

Runs in the serving environment, by path (-P: not beside our modules), before vLLM starts: vLLM
itself fetches without a word, and 15 GB take their time. One JSON object on stdout: {"path": …}
or {"error": …}. An interrupted download goes on where it stopped.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path
from typing import Any

_NOT_NEEDED = ["*.bin", "*.pth", "*.gguf", "original/*"]
"""The same weights in other formats, where a repository has them."""
_EVERY = 10.0
_MEGABYTE = 1_000_000


def _hub(repository: str, revision: str) -> str:
    from huggingface_hub import constants, snapshot_download
    from huggingface_hub.file_download import repo_folder_name

    wanted: dict[str, Any] = {"revision": revision, "ignore_patterns": _NOT_NEEDED}
    if not sys.stderr.isatty():  # on a terminal the hub's own bars are better
        name = repo_folder_name(repo_id=repository, repo_type="model")
        total = sum(
            each.file_size for each in snapshot_download(repository, dry_run=True, **wanted)
        )
        _report(Path(constants.HF_HUB_CACHE) / name / "blobs", total)
    path: str = snapshot_download(repository, **wanted)
    return path


def _report(folder: Path, total: int) -> None:
    """A line now and every _EVERY seconds, from a thread that ends with the process."""

    def line() -> None:
        done = sum(each.stat().st_size for each in folder.glob("*")) if folder.is_dir() else 0
        share = min(100, done * 100 // max(total, 1))
        sizes = f"{done // _MEGABYTE} of {total // _MEGABYTE} MB"
        print(f"weights: {share} %, {sizes}", file=sys.stderr, flush=True)

    def again() -> None:
        while True:
            time.sleep(_EVERY)
            line()

    line()
    threading.Thread(target=again, daemon=True).start()


def _modelscope(repository: str, revision: str) -> str:
    from modelscope import snapshot_download  # type: ignore[import-not-found]

    path: str = snapshot_download(repository, revision=revision)  # shows its own progress
    return path


def main(source: str, repository: str, revision: str) -> int:
    """0 with a path, 1 with an error."""
    try:
        path = (_hub if source == "hub" else _modelscope)(repository, revision)
    except Exception as error:  # whatever a hub's library raises; the caller finds the remedy
        print(json.dumps({"error": f"{type(error).__name__}: {error}"}))
        return 1
    print(json.dumps({"path": path}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:4]))
