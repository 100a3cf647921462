"""What nvidia-smi says, and which profile follows."""

from __future__ import annotations

import sys

import pytest

from bot.settings import ROOT
from llm_backend.errors import ModelServerError
from llm_backend.serving.hardware import LEAST_DRIVER, Gpu, choose, gpus, require_driver

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
        (says("NVIDIA A10, 23028, 8.6, 580.65.06\nTesla T4, 15360, 7.5, 580.65.06"), 2, ""),
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
        assert seen[0] == Gpu("NVIDIA A10", 23028 / 1024, 8.6, "580.65.06")


@pytest.mark.parametrize(
    ("driver", "good"), [("535.104.05", False), ("580.65.06", True), ("595.1", True), ("", True)]
)
def test_an_old_driver_is_said_before_anything_is_installed(driver: str, good: bool) -> None:
    """With the version that is needed; an unknown one is given a chance."""
    found = [Gpu("NVIDIA A10", 22.5, 8.6, driver)]
    if good:
        return require_driver(found)
    with pytest.raises(ModelServerError, match=rf"535\.104\.05 is too old.*{LEAST_DRIVER}"):
        require_driver(found)


def test_the_driver_is_the_one_that_the_locked_vllm_needs() -> None:
    """CUDA 13 needs 580; a lock with another CUDA needs another number here."""
    lock = (ROOT / "llm_backend/serving/gpu.lock").read_text("utf-8")
    assert "\nnvidia-cuda-runtime==13." in lock
