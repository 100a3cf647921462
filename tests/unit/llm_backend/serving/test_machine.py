"""Whether a described machine can run a model."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from llm_backend.errors import ModelServerError
from llm_backend.serving.machine import available_memory, require_fit


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.gguf"
    path.write_bytes(b"GGUF")
    return path


def machine(root: Path, *, flags: str = "fma avx2", free_mb: int = 8000) -> Path:
    (root / "proc").mkdir()
    (root / "proc/cpuinfo").write_text(f"processor : 0\nflags : {flags}\n")
    (root / "proc/meminfo").write_text(f"MemTotal: 1 kB\nMemAvailable: {free_mb * 1024} kB\n")
    return root


def container(root: Path, *, limit_mb: int, used_mb: int, cache_mb: int) -> None:
    folder = root / "sys/fs/cgroup"
    folder.mkdir(parents=True)
    (folder / "memory.max").write_text(f"{limit_mb << 20}\n")
    (folder / "memory.current").write_text(f"{used_mb << 20}\n")
    (folder / "memory.stat").write_text(f"anon 0\ninactive_file {cache_mb << 20}\n")


def test_a_usual_machine_fits(tmp_path: Path, model: Path) -> None:
    """Two conversations of 4096 tokens need well under 1 GB beside the weights."""
    require_fit(model, context=4096, parallel=2, root=machine(tmp_path))


def test_too_little_memory_says_how_much_is_missing(tmp_path: Path, model: Path) -> None:
    """And what can be done about it."""
    root = machine(tmp_path, free_mb=500)
    with pytest.raises(ModelServerError, match=r"needs 0\.6 GB.*0\.5 GB are free.*MODEL_BASE_URLS"):
        require_fit(model, context=4096, parallel=2, root=root)


@pytest.mark.skipif(
    platform.machine() != "x86_64", reason="AVX2 is a matter of x86; run it on an x86-64 machine"
)
def test_a_processor_without_avx2_is_refused(tmp_path: Path, model: Path) -> None:
    """Before llama.cpp would crash on it."""
    with pytest.raises(ModelServerError, match="AVX2"):
        require_fit(model, context=64, parallel=1, root=machine(tmp_path, flags="fma avx sse4_2"))


def test_a_containers_limit_counts(tmp_path: Path) -> None:
    """Less what is used, and the page cache can be dropped."""
    container(machine(tmp_path), limit_mb=1000, used_mb=700, cache_mb=200)
    assert available_memory(tmp_path) == 500 << 20


def test_an_unknown_machine_is_given_a_chance(tmp_path: Path, model: Path) -> None:
    """Where nothing can be read, nothing is refused."""
    require_fit(model, context=4096, parallel=2, root=tmp_path)
