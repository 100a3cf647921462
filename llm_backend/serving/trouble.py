"""What a vLLM log says went wrong, as one sentence that says what to do."""

from __future__ import annotations

import re

_OTHER_PROFILES = "take a smaller profile: -gptq-int4 or -awq quantise, -tp4 spreads over GPUs"
_ADVICE: tuple[tuple[str, str], ...] = (
    (
        r"KV cache is needed.*larger than the available|No available memory for the cache blocks"
        r"|estimated maximum model length",
        "the GPU has no room for a conversation this long: lower max-model-len in the profile, "
        f"or {_OTHER_PROFILES}",
    ),
    (
        r"Free memory on device.*less than desired|less than desired GPU memory utilization",
        "another program holds the GPU's memory: stop it (nvidia-smi shows it), "
        "or lower gpu-memory-utilization in the profile",
    ),
    (
        r"CUDA out of memory|OutOfMemoryError|HIP out of memory",
        f"the GPU's memory is too small for this profile: {_OTHER_PROFILES}",
    ),
    (
        r"driver.*(too old|insufficient)|CUDA driver version is insufficient|no kernel image",
        "the NVIDIA driver is too old for this vLLM: update it (nvidia-smi shows the version), "
        "then reboot",
    ),
    (
        r"no CUDA-capable device|Failed to infer device type|libcuda\.so",
        "no GPU can be used: check nvidia-smi, or take PROFILE=cpu",
    ),
    (
        r"gated repo|GatedRepoError|401 Client Error|Cannot access gated",
        "the hub wants to know who asks: accept the model's terms on its page and set HF_TOKEN",
    ),
    (
        r"LocalEntryNotFoundError|DryRunError|couldn't connect to 'https|Name or service not known"
        r"|Connection refused.*(huggingface|modelscope)|We couldn't connect",
        "the hub cannot be reached: take WEIGHTS=modelscope, or WEIGHTS=FOLDER with the "
        "model's files, or set HF_ENDPOINT to a mirror",
    ),
    (
        r"Tensor parallel size .* cannot be larger|world size .* is larger",
        "there are fewer GPUs than the profile spreads over: take -bf16 or -gptq-int4",
    ),
    (
        r"Address already in use|Errno 98",
        "the port is taken: stop what runs there, or set XIAOQ_MODEL_PORT",
    ),
    (r"No space left on device", "the disk is full: the weights need 16 GB (6 GB in 4 bits)"),
)


def advice(log: str) -> str | None:
    """The first trouble that `log` shows; None when it shows none that is known."""
    return next((words for pattern, words in _ADVICE if re.search(pattern, log, re.I)), None)
