"""Download from Hugging Face or ModelScope, going on where an earlier try stopped."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from llm_backend.catalogue import HubArtifact
from llm_backend.errors import ModelFetchError
from llm_backend.fetching.progress import Progress

PROBE_SECONDS = 4.0
"""All hubs are asked at once, and given up together after this, so a closed network costs ≤5 s."""
_ATTEMPTS = 5
_TIMEOUT = httpx.Timeout(10.0, read=30.0)
_BLOCK = 1 << 18


@dataclass(frozen=True)
class Hub:
    """One place to download from: `url` of the file there, headers to send."""

    name: str
    url: str
    headers: Mapping[str, str]


def hubs_for(artifact: HubArtifact, env: Mapping[str, str] = os.environ) -> tuple[Hub, ...]:
    """The hubs to try, in order. HF_ENDPOINT names a mirror, HF_HUB_OFFLINE=1 switches them off."""
    if env.get("HF_HUB_OFFLINE", "").lower() in ("1", "true", "yes", "on"):
        return ()
    face = env.get("HF_ENDPOINT", "https://huggingface.co").rstrip("/")
    scope = env.get("MODELSCOPE_ENDPOINT", "https://modelscope.cn").rstrip("/")
    token = env.get("HF_TOKEN")
    at = f"{artifact.repository}/resolve/{artifact.revision}/{artifact.file}"
    return (
        Hub("Hugging Face", f"{face}/{at}", {"Authorization": f"Bearer {token}"} if token else {}),
        Hub(
            "ModelScope",
            f"{scope}/models/{artifact.repository}/resolve/master/{artifact.file}",
            {},
        ),
    )


def reachable(hubs: tuple[Hub, ...], *, timeout: float = PROBE_SECONDS) -> tuple[Hub, ...]:
    """Those of `hubs` that offer the file, within `timeout` seconds whatever DNS does."""
    answered: set[str] = set()

    def probe(hub: Hub) -> None:
        try:
            answer = httpx.head(hub.url, headers=dict(hub.headers), timeout=timeout)
        except httpx.HTTPError:
            return
        if answer.status_code < 400:
            answered.add(hub.name)

    # Daemon threads: a resolver that hangs cannot be interrupted, only left behind.
    threads = [threading.Thread(target=probe, args=(hub,), daemon=True) for hub in hubs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout)
    return tuple(hub for hub in hubs if hub.name in answered)


def download(hub: Hub, artifact: HubArtifact, target: Path, progress: Progress) -> None:
    """Bring `target` to the artifact's size; what it holds already is not fetched again.

    Raises ModelFetchError when the hub offers another file or the line breaks for good.
    """
    progress.start(artifact.file, total=artifact.size, done=_size(target))
    failure = "the connection broke"
    for _ in range(_ATTEMPTS):
        if _size(target) >= artifact.size:
            break
        try:
            for block in _blocks(hub, artifact, target):
                progress.advance(block)
        except httpx.HTTPError as error:
            failure = type(error).__name__
    progress.finish()
    if _size(target) < artifact.size:
        raise ModelFetchError(
            f"{hub.name} broke off at {_size(target) // 1_000_000} of "
            f"{artifact.size // 1_000_000} MB ({failure}). Run again: it goes on from there"
        )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _blocks(hub: Hub, artifact: HubArtifact, target: Path) -> Iterator[int]:
    """Append what comes to `target`, yielding the size of each block."""
    have = _size(target)
    headers = {**hub.headers, "Range": f"bytes={have}-", "Accept-Encoding": "identity"}
    with httpx.stream(
        "GET", hub.url, headers=headers, timeout=_TIMEOUT, follow_redirects=True
    ) as answer:
        answer.raise_for_status()
        if answer.status_code != httpx.codes.PARTIAL_CONTENT:
            have = 0  # the server ignores ranges and sends the whole file
        offered = have + int(answer.headers.get("Content-Length", artifact.size - have))
        if offered != artifact.size:
            raise ModelFetchError(
                f"{hub.name} offers another {artifact.file}: {offered} bytes, not {artifact.size}"
            )
        with target.open("r+b" if target.exists() else "wb") as sink:
            sink.truncate(have)
            sink.seek(have)
            for block in answer.iter_bytes(_BLOCK):
                sink.write(block)
                yield len(block)
