"""Which GPUs are here, and which profile suits them."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from llm_backend.errors import ModelServerError
from llm_backend.serving.profile import Profile, load

_QUERY = (
    "nvidia-smi",
    "--query-gpu=name,memory.total,compute_cap,driver_version",
    "--format=csv,noheader,nounits",
)
_PREFERENCE = ("qwen2.5-7b-tp4", "qwen2.5-7b-bf16", "qwen2.5-7b-fp8", "qwen2.5-7b-gptq-int4")
"""Best first. The others are choices that hardware alone cannot make: `-awq` is `-gptq-int4` with
other weights, `-long` costs room, `-lora` needs adapters."""


LEAST_DRIVER = 580
"""What CUDA 13 needs (NVIDIA's CUDA compatibility table); the vLLM of gpu.lock is built on it."""


@dataclass(frozen=True)
class Gpu:
    """One GPU: memory in GiB, CUDA compute capability, the driver's version ("" if unknown)."""

    name: str
    memory_gib: float
    capability: float
    driver: str = ""


def gpus(command: Sequence[str] = _QUERY) -> tuple[tuple[Gpu, ...], str]:
    """The GPUs that the driver shows, and why there are none (empty when there are)."""
    try:
        ran = subprocess.run(list(command), capture_output=True, text=True, timeout=20, check=False)
    except FileNotFoundError:
        return (), "no NVIDIA driver is installed (nvidia-smi is missing)"
    except subprocess.TimeoutExpired:
        return (), "the NVIDIA driver does not answer (nvidia-smi hangs); reboot or reload it"
    if ran.returncode != 0:
        return (), f"the NVIDIA driver does not work (nvidia-smi: {_last_line(ran.stdout)})"
    found = tuple(_gpu(line) for line in ran.stdout.splitlines() if line.count(",") >= 3)
    return found, "" if found else "the NVIDIA driver shows no GPU"


def _last_line(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "no message")


def _gpu(line: str) -> Gpu:
    name, memory, capability, driver = (part.strip() for part in line.rsplit(",", 3))
    return Gpu(name, float(memory) / 1024, float(capability), driver)


def require_driver(found: Sequence[Gpu]) -> None:
    """Raise ModelServerError when the driver is too old: before 10 GB are installed in vain."""
    major = found[0].driver.split(".")[0] if found else ""
    if major.isdigit() and int(major) < LEAST_DRIVER:
        raise ModelServerError(
            f"the NVIDIA driver {found[0].driver} is too old: this vLLM (CUDA 13) needs "
            f"{LEAST_DRIVER} or later. Update the driver and reboot, or take PROFILE=cpu"
        )


def fits(profile: Profile, found: Sequence[Gpu]) -> bool:
    """Whether enough of the GPUs are large and new enough."""
    needs = profile.needs
    enough = [
        gpu
        for gpu in found
        if gpu.memory_gib >= needs.gpu_memory_gib and gpu.capability >= needs.capability
    ]
    return len(enough) >= needs.gpus


def choose(found: Sequence[Gpu], why_none: str) -> tuple[Profile, str]:
    """The profile for these GPUs, and the reason in a sentence."""
    if not found:
        return load("cpu"), f"cpu, because {why_none}"
    seen = ", ".join(f"{g.name} ({g.memory_gib:.0f} GiB, sm {g.capability})" for g in found)
    for profile in map(load, _PREFERENCE):
        if fits(profile, found):
            return profile, f"{profile.name}, because it needs {profile.needs.card}; found {seen}"
    return load("cpu"), f"cpu, because no GPU profile fits; found {seen}"
