"""Weights from a hub: the hub's own client against a hub of a few lines on this machine."""

from __future__ import annotations

import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from llm_backend.errors import ModelServerError
from llm_backend.serving import profile, weights

pytestmark = [pytest.mark.vllm, pytest.mark.timeout(300)]
BF16 = profile.load("qwen2.5-7b-bf16")
FILES = {
    "config.json": b"{}",
    "model.safetensors": b"weights" * 1000,
    "pytorch_model.bin": b"the same again",
}


class FakeHub(http.server.BaseHTTPRequestHandler):
    """The routes that a download takes; `gated` refuses the files as Hugging Face does."""

    gated = False
    asked: list[str] = []  # noqa: RUF012 - shared on purpose: a handler is made for each request

    def do_GET(self) -> None:
        """A listing or a file."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """What a file is."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        self.asked.append(self.path)
        name = self.path.rsplit("/", 1)[1]
        if "/tree/" in self.path:
            rows = [{"type": "file", "path": n, "size": len(c), "oid": _sha1(c)}
                    for n, c in FILES.items()]  # fmt: skip
            self._send(200, json.dumps(rows).encode(), {}, with_body)
        elif self.gated and "/resolve/" in self.path:
            self._send(403, b"", {"X-Error-Code": "GatedRepo", "X-Error-Message": "ask"}, False)
        elif name in FILES:
            about = {"X-Repo-Commit": BF16.weights["revision"], "ETag": f'"{_sha1(FILES[name])}"'}
            self._send(200, FILES[name], about, with_body)
        else:
            self._send(404, b"", {}, False)

    def _send(self, status: int, data: bytes, more: dict[str, str], with_body: bool) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **more}.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def _sha1(content: bytes) -> str:
    return hashlib.sha1(content).hexdigest()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[FakeHub]]:
    class Handler(FakeHub):
        asked: list[str] = []  # noqa: RUF012

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    yield Handler
    server.shutdown()


def test_the_pinned_revision_is_fetched_and_progress_shown(
    hub: type[FakeHub], vllm_python: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without the same weights in another format; a second time nothing is fetched."""
    folder = weights.fetch(BF16, "hub", python=vllm_python, state=tmp_path)
    assert (folder / "model.safetensors").read_bytes() == FILES["model.safetensors"]
    assert not (folder / "pytorch_model.bin").exists()
    assert all(BF16.weights["revision"] in path for path in hub.asked if "Qwen" in path)
    assert "weights: 0 %" in capfd.readouterr().err
    hub.asked.clear()
    assert weights.fetch(BF16, "hub", python=vllm_python, state=tmp_path) == folder
    assert not [path for path in hub.asked if path.endswith("model.safetensors")]


def test_a_gated_hub_is_a_sentence(hub: type[FakeHub], vllm_python: Path, tmp_path: Path) -> None:
    """That names the token."""
    hub.gated = True
    with pytest.raises(ModelServerError, match=r"cannot be fetched: .*HF_TOKEN"):
        weights.fetch(BF16, "hub", python=vllm_python, state=tmp_path)
