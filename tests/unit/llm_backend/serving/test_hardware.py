"""What nvidia-smi says, and which profile follows."""

from __future__ import annotations

import sys

import pytest

from llm_backend.serving.hardware import Gpu, choose, gpus

A10 = Gpu("NVIDIA A10", 22.5, 8.6)
L4 = Gpu("NVIDIA L4", 22.5, 8.9)
T4 = Gpu("Tesla T4", 15.0, 7.5)
RTX_4060TI = Gpu("NVIDIA GeForce RTX 4060 Ti", 16.0, 8.9)
RTX_3060 = Gpu("NVIDIA GeForce RTX 3060", 12.0, 8.6)
GTX_1080 = Gpu("NVIDIA GeForce GTX 1080", 8.0, 6.1)


@pytest.mark.parametrize(
    ("found", "profile"),
    [
        ([A10] * 4, "qwen2.5-7b-tp4"),
        ([A10] * 3, "qwen2.5-7b-bf16"),
        ([L4], "qwen2.5-7b-bf16"),
        ([RTX_4060TI], "qwen2.5-7b-fp8"),
        ([T4], "qwen2.5-7b-gptq-int4"),
        ([RTX_3060], "qwen2.5-7b-gptq-int4"),
        ([RTX_3060, A10], "qwen2.5-7b-bf16"),
        ([GTX_1080], "cpu"),
        ([], "cpu"),
    ],
)
def test_the_best_profile_that_fits_is_chosen(found: list[Gpu], profile: str) -> None:
    """With a reason that names what was found."""
    picked, reason = choose(found, "no driver")
    assert picked.name == profile
    assert reason.startswith(profile)
    assert all(gpu.name in reason for gpu in found) if found else "no driver" in reason


def says(text: str, code: int = 0) -> list[str]:
    return [sys.executable, "-c", f"print({text!r}); raise SystemExit({code})"]


@pytest.mark.parametrize(
    ("command", "found", "why"),
    [
        (says("NVIDIA A10, 23028, 8.6\nTesla T4, 15360, 7.5"), 2, ""),
        (says("Driver/library version mismatch", 18), 0, "version mismatch"),
        (says("No devices were found"), 0, "shows no GPU"),
        (["/nonexistent/nvidia-smi"], 0, "no NVIDIA driver"),
    ],
)
def test_what_the_driver_says(command: list[str], found: int, why: str) -> None:
    """Each way of having no GPU is told apart."""
    seen, reason = gpus(command)
    assert len(seen) == found
    assert why in reason
    if found:
        assert seen[0] == Gpu("NVIDIA A10", 23028 / 1024, 8.6)
