"""Train an adapter, and say by held-back conversations whether it is any better.

    python -m llm_backend.finetune.train --data sft.jsonl --name shoes --adapters DIR

from the project's root, in the `finetune` environment. It writes DIR/shoes, which the serving
profile `-lora` picks up, and prints one JSON object with the losses before and after. Answers to
held-back conversations without and with the adapter lie in its evaluation.jsonl. Exit code 2: the
adapter is not better on the held-back conversations, and is kept apart as shoes.rejected.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from llm_backend.finetune.data import Dataset, Example, load
from llm_backend.finetune.evaluate import compare

_CONFIG = Path(__file__).with_name("finetune.yml")
NOT_BETTER = 2
_READ_ME = "evaluation.jsonl"


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m llm_backend.finetune.train", description=__doc__
    )
    parser.add_argument("--data", type=Path, required=True, help="JSON Lines of conversations")
    parser.add_argument("--name", required=True, help="the adapter's name, as a business line's")
    parser.add_argument(
        "--adapters", type=Path, required=True, help="folder the -lora profile reads"
    )
    parser.add_argument("--config", type=Path, default=_CONFIG)
    parser.add_argument("--model", help="hub name or folder, in place of the configuration's")
    parser.add_argument("--tag", action="append", default=[], help="only conversations with it")
    parser.add_argument("--min-rating", type=int, default=0)
    parser.add_argument("--held-back", type=float, default=0.1, help="share for the evaluation")
    return parser


def _base(config: Mapping[str, Any], name: str) -> tuple[Any, Any]:
    """The frozen model and its tokenizer."""
    import torch  # type: ignore[import-not-found]
    import transformers as hf  # type: ignore[import-not-found]

    own = {"revision": config["revision"]} if name == config.get("model") else {}
    four_bits = None
    if config.get("load_in_4bit"):
        four_bits = hf.BitsAndBytesConfig(
            load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=torch.bfloat16
        )
    dtype = torch.bfloat16 if config["training"].get("bf16") else torch.float32
    model = hf.AutoModelForCausalLM.from_pretrained(
        name, quantization_config=four_bits, dtype=dtype, **own
    )
    return model, hf.AutoTokenizer.from_pretrained(name, **own)


def _rows(examples: Sequence[Example]) -> Any:
    from datasets import Dataset as Rows  # type: ignore[import-not-found]

    return Rows.from_list([{"prompt": e.prompt, "completion": e.completion} for e in examples])


def _trainer(config: Mapping[str, Any], model: Any, tokenizer: Any, data: Dataset, out: str) -> Any:
    from peft import LoraConfig  # type: ignore[import-not-found]
    from trl import SFTConfig, SFTTrainer  # type: ignore[import-not-found]

    options = SFTConfig(
        output_dir=out,
        report_to="none",  # nothing about customers' conversations leaves the machine
        save_strategy="no",
        completion_only_loss=True,  # it learns to answer, not to write the customer's part
        **config["training"],
    )
    return SFTTrainer(
        model=model,
        args=options,
        train_dataset=_rows(data.train),
        eval_dataset=_rows(data.held_back),
        processing_class=tokenizer,
        peft_config=LoraConfig(task_type="CAUSAL_LM", **config["lora"]),
    )


def train(config: Mapping[str, Any], *, model: str, data: Dataset, target: Path) -> dict[str, Any]:
    """Train, write the adapter, return the figures. `target` gets `.rejected` when not better."""
    base, tokenizer = _base(config, model)
    with tempfile.TemporaryDirectory() as scratch:
        trainer = _trainer(config, base, tokenizer, data, scratch)
        before = float(trainer.evaluate()["eval_loss"])  # an untrained adapter changes nothing
        trainer.train()
        after = float(trainer.evaluate()["eval_loss"])
    better = after < before
    kept = target if better else target.with_name(target.name + ".rejected")
    trainer.save_model(str(kept))
    likenesses = compare(
        trainer.model, tokenizer, data.held_back, kept / _READ_ME, **config["evaluation"]
    )
    return {
        "adapter": str(kept), "better": better, "left_out": data.left_out,
        "trained_on": len(data.train), "held_back": len(data.held_back),
        "loss_before": round(before, 4), "loss_after": round(after, 4),
        "perplexity_before": round(math.exp(before), 2),
        "perplexity_after": round(math.exp(after), 2),
        **likenesses,
    }  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """0 with a better adapter, 1 when nothing could be trained, NOT_BETTER otherwise."""
    options = arguments().parse_args(argv)
    config = yaml.safe_load(options.config.read_text("utf-8"))
    try:
        data = load(
            options.data,
            tags=options.tag,
            min_rating=options.min_rating,
            held_back=options.held_back,
        )
    except (OSError, ValueError) as error:
        print(f"finetune: {error}", file=sys.stderr)
        return 1
    if not data.train or not data.held_back:
        print(
            f"finetune: {len(data.train)} answers to train on and {len(data.held_back)} held back "
            f"are too few (left out: {data.left_out}): export more, or loosen --tag, --min-rating",
            file=sys.stderr,
        )
        return 1
    model = options.model or config["model"]
    figures = train(config, model=model, data=data, target=options.adapters / options.name)
    print(json.dumps(figures), flush=True)
    return 0 if figures["better"] else NOT_BETTER


if __name__ == "__main__":
    raise SystemExit(main())
