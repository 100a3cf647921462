"""Can this machine run a model on its CPU, and is the port free?"""

from __future__ import annotations

import platform
import socket
from pathlib import Path

from llm_backend.errors import ModelServerError

_KV_BYTES_PER_TOKEN = 28_672
"""Qwen2.5-1.5B: 28 layers · 2 KV heads · 128 · key and value · 2 bytes; 0.5B needs half."""
_OVERHEAD = 400_000_000
"""Bytes for compute buffers and the runtime, measured with 0.5B and 1.5B."""


def require_fit(model: Path, *, context: int, parallel: int, root: Path = Path("/")) -> None:
    """Raise ModelServerError when the processor or the memory will not do.

    root: where `proc` and `sys` are, so that a test can describe another machine.
    """
    if not _has_avx2(root):
        raise ModelServerError(
            "this processor has no AVX2, which the CPU model server needs: set MODEL_BASE_URLS to "
            "a model server elsewhere; until then answers come from passages alone"
        )
    needed = model.stat().st_size + context * parallel * _KV_BYTES_PER_TOKEN + _OVERHEAD
    free = available_memory(root)
    if free is not None and free < needed:
        raise ModelServerError(
            f"{model.name} needs {needed / 1e9:.1f} GB of memory and {free / 1e9:.1f} GB are free: "
            "close other programs, lower --context or --parallel, or set MODEL_BASE_URLS; "
            "until then answers come from passages alone"
        )


def require_free_port(host: str, port: int) -> None:
    """Raise ModelServerError when somebody listens there: now, not after minutes of loading."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ModelServerError(
                f"cannot listen on {host}:{port} ({error.strerror}): stop what runs there, "
                "or set XIAOQ_MODEL_PORT"
            ) from None


def available_memory(root: Path = Path("/")) -> int | None:
    """Bytes a new process may take: what the kernel calls available, or a container's rest."""
    known = [value for value in (_kernel_available(root), _cgroup_rest(root)) if value is not None]
    return min(known, default=None)


def _has_avx2(root: Path) -> bool:
    """True also where it cannot be known: the server then says itself what it misses."""
    if platform.machine() not in ("x86_64", "AMD64"):
        return True
    try:
        lines = (root / "proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return True
    flags = next((line for line in lines if line.startswith("flags")), "flags avx2")
    return "avx2" in flags.split()


def _kernel_available(root: Path) -> int | None:
    try:
        lines = (root / "proc/meminfo").read_text("utf-8").splitlines()
    except OSError:
        return None
    row = next((line for line in lines if line.startswith("MemAvailable:")), None)
    return int(row.split()[1]) * 1024 if row else None


def _cgroup_rest(root: Path) -> int | None:
    """What a cgroup v2 limit leaves; page cache counts as free, because it can be dropped."""
    folder = root / "sys/fs/cgroup"
    try:
        limit = int((folder / "memory.max").read_text("utf-8"))
        stat = dict(row.split() for row in (folder / "memory.stat").read_text("utf-8").splitlines())
        used = int((folder / "memory.current").read_text("utf-8")) - int(stat["inactive_file"])
    except (OSError, ValueError, KeyError):  # no cgroup v2, or its limit is "max"
        return None
    return max(0, limit - used)
