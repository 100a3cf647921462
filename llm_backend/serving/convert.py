"""`python -P convert.py FILE.gguf FOLDER`: a GGUF file as the folder of weights vLLM loads.

Runs in the serving environment, by path (-P: not beside our modules). The weights stay what the
4 bits left of them; it serves tests and trials, not quality.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def convert(source: Path, target: Path) -> None:
    """Write `target` whole or not at all."""
    import torch  # type: ignore[import-not-found]
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig  # type: ignore

    part = target.with_name(target.name + ".partial")
    shutil.rmtree(part, ignore_errors=True)
    model = AutoModelForCausalLM.from_pretrained(
        source.parent,
        gguf_file=source.name,
        quantization_config=GgufConfig(dequantize=True),
        dtype=torch.bfloat16,
    )
    model.save_pretrained(part)
    AutoTokenizer.from_pretrained(source.parent, gguf_file=source.name).save_pretrained(part)
    part.rename(target)


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
