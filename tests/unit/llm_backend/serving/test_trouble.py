"""Log lines of vLLM and what an operator is told."""

from __future__ import annotations

import pytest

from llm_backend.serving.trouble import advice


@pytest.mark.parametrize(
    ("log", "says"),
    [
        ("torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2 GiB", "-gptq-int4"),
        ("ValueError: 7.0 GiB KV cache is needed, which is larger than the available 3 GiB KV "
         "cache memory", "max-model-len"),
        ("ValueError: No available memory for the cache blocks.", "max-model-len"),
        ("ValueError: Free memory on device (3/22 GiB) on startup is less than desired GPU memory "
         "utilization", "another program"),
        ("RuntimeError: The NVIDIA driver on your system is too old", "update it"),
        ("RuntimeError: Failed to infer device type", "no GPU can be used"),
        ("huggingface_hub.errors.GatedRepoError: 401 Client Error.", "HF_TOKEN"),
        ("LocalEntryNotFoundError: Got: ConnectError: [Errno 111] refused", "modelscope"),
        ("DryRunError: Dry run cannot be performed as the repository", "FOLDER"),
        ("OSError: We couldn't connect to 'https://hub' to load files", "modelscope"),
        ("World size (4) is larger than the number of available GPUs (1)", "fewer GPUs"),
        ("OSError: [Errno 98] Address already in use", "XIAOQ_MODEL_PORT"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
    ],
)  # fmt: skip
def test_a_known_trouble_has_a_remedy(log: str, says: str) -> None:
    """Found among other lines."""
    assert says in (advice(f"INFO starting\n{log}\nINFO bye") or "")


def test_an_unknown_trouble_is_not_guessed_at() -> None:
    """The log itself is then what the operator reads."""
    assert advice("ZeroDivisionError: division by zero") is None
