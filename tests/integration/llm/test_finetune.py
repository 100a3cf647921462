"""The training script on the processor: a tiny Qwen2, the same keys as for 7B."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from bot.settings import ROOT
from llm_backend.finetune import data

pytestmark = [pytest.mark.vllm, pytest.mark.timeout(400)]
TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
TINY = """
import sys
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM
alphabet = [*sorted(pre_tokenizers.ByteLevel.alphabet()), "<|im_start|>", "<|im_end|>", "<pad>"]
raw = Tokenizer(models.BPE(vocab={c: n for n, c in enumerate(alphabet)}, merges=[]))
raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
raw.decoder = decoders.ByteLevel()
tokenizer = PreTrainedTokenizerFast(
    tokenizer_object=raw, eos_token="<|im_end|>", pad_token="<pad>",
    additional_special_tokens=["<|im_start|>"],
)
tokenizer.chat_template = sys.argv[2]
config = Qwen2Config(
    vocab_size=len(tokenizer), hidden_size=64, intermediate_size=128, num_hidden_layers=2,
    num_attention_heads=2, num_key_value_heads=1, max_position_embeddings=512,
)
torch.manual_seed(7)
Qwen2ForCausalLM(config).save_pretrained(sys.argv[1])
tokenizer.save_pretrained(sys.argv[1])
"""


def test_an_adapter_is_trained_judged_and_written(vllm_python: Path, tmp_path: Path) -> None:
    """Held-back conversations get likelier; the adapter lies where the -lora profile looks."""
    subprocess.run(
        [str(vllm_python), "-P", "-c", TINY, str(tmp_path / "tiny"), TEMPLATE], check=True
    )
    talks = [
        {"messages": [
            {"role": "user", "content": f"Where is order number {n}?"},
            {"role": "assistant", "content": "It is on its way, it will be with you soon."},
        ]}
        for n in range(60)
    ]  # fmt: skip
    (tmp_path / "sft.jsonl").write_text("\n".join(map(json.dumps, talks)), "utf-8")
    config = yaml.safe_load((Path(data.__file__).parent / "finetune.yml").read_text("utf-8"))
    config["load_in_4bit"] = False
    config["evaluation"] = {"most": 3, "tokens": 60}
    config["training"] |= {"bf16": False, "use_cpu": True, "gradient_accumulation_steps": 2,
                           "per_device_train_batch_size": 4, "learning_rate": 0.01,
                           "warmup_steps": 2, "max_length": 256}  # fmt: skip
    (tmp_path / "config.yml").write_text(yaml.safe_dump(config), "utf-8")
    command = [
        str(vllm_python), "-m", "llm_backend.finetune.train", "--data", str(tmp_path / "sft.jsonl"),
        "--name", "shoes", "--adapters", str(tmp_path / "adapters"), "--held-back", "0.2",
        "--config", str(tmp_path / "config.yml"), "--model", str(tmp_path / "tiny"),
    ]  # fmt: skip
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    figures = json.loads(ran.stdout.splitlines()[-1])
    assert figures["loss_after"] < figures["loss_before"]
    assert figures["held_back"] > 0
    written = tmp_path / "adapters" / "shoes"
    assert json.loads((written / "adapter_config.json").read_text("utf-8"))["r"] == 16
    assert (written / "adapter_model.safetensors").stat().st_size > 0
    # so small a model may not spell a word yet: its answers are other ones, no more is sure
    assert 0 <= figures["likeness_before"] <= 1 and 0 <= figures["likeness_after"] <= 1
    pairs = [json.loads(line) for line in (written / "evaluation.jsonl").open(encoding="utf-8")]
    assert len(pairs) == 3
    assert all(set(pair) == {"question", "wanted", "before", "after"} for pair in pairs)
    assert any(pair["before"] != pair["after"] for pair in pairs)


def test_too_little_data_is_said(vllm_python: Path, tmp_path: Path) -> None:
    """Before anything heavy is loaded."""
    (tmp_path / "sft.jsonl").write_text("", "utf-8")
    words = ["--data", str(tmp_path / "sft.jsonl"), "--name", "x", "--adapters", str(tmp_path)]
    command = [str(vllm_python), "-m", "llm_backend.finetune.train", *words]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "too few" in ran.stderr
