"""What the model says to held-back conversations without and with its new adapter."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from llm_backend.finetune.data import Example

_PIECE = 3


def likeness(said: str, wanted: str) -> float:
    """F1 of the two texts' character trigrams, 0 to 1: alike in words, in any language."""
    one, two = _pieces(said), _pieces(wanted)
    shared = sum((one & two).values())
    return 2 * shared / (sum(one.values()) + sum(two.values()))


def _pieces(text: str) -> Counter[str]:
    plain = " ".join(text.split()).casefold()
    return Counter(plain[i : i + _PIECE] for i in range(max(1, len(plain) - _PIECE + 1)))


def compare(
    model: Any, tokenizer: Any, examples: Sequence[Example], target: Path, *, most: int, tokens: int
) -> dict[str, float]:
    """Answer the first `most` examples both ways, at most `tokens` tokens each.

    Writes every pair to `target` (JSON Lines: question, wanted, before, after), to be read by
    somebody before customers do, and returns the mean likeness to what was wanted.
    """
    model.eval()
    rows = []
    for example in examples[:most]:
        with model.disable_adapter():
            before = _answer(model, tokenizer, example, tokens)
        after = _answer(model, tokenizer, example, tokens)
        wanted = example.completion[0]["content"]
        question = example.prompt[-1]["content"]
        rows.append({"question": question, "wanted": wanted, "before": before, "after": after})
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    target.write_text("\n".join(lines) + "\n", "utf-8")
    return {
        f"likeness_{side}": round(fmean(likeness(row[side], row["wanted"]) for row in rows), 3)
        for side in ("before", "after")
    }


def _answer(model: Any, tokenizer: Any, example: Example, tokens: int) -> str:
    asked = tokenizer.apply_chat_template(
        example.prompt, add_generation_prompt=True, return_tensors="pt", return_dict=True
    ).to(model.device)
    said = model.generate(**asked, max_new_tokens=tokens, do_sample=False)
    written = said[0][asked["input_ids"].shape[1] :]
    return str(tokenizer.decode(written, skip_special_tokens=True)).strip()
