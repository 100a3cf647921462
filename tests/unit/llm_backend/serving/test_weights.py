"""Where weights come from."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from llm_backend.errors import ModelServerError
from llm_backend.serving import profile, weights


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.json").write_text("{}")
    return tmp_path


def test_a_hubs_weights_are_pinned() -> None:
    """Tokenizer included; ModelScope has revisions of its own."""
    one = profile.load("qwen2.5-7b-bf16")
    pinned = weights.resolve(one, "hub").arguments
    assert pinned["revision"] == pinned["tokenizer-revision"] == one.weights["revision"]
    assert weights.resolve(one, "modelscope").environment == {"VLLM_USE_MODELSCOPE": "True"}


def test_a_folder_is_checked_where_it_has_sums(folder: Path) -> None:
    """A broken file is named."""
    one = profile.load("qwen2.5-7b-bf16")
    assert weights.resolve(one, str(folder)).arguments == {"model": str(folder)}
    (folder / "SHA256SUMS").write_text(f"{hashlib.sha256(b'{}').hexdigest()}  config.json\n")
    assert weights.resolve(one, str(folder)).arguments == {"model": str(folder)}
    (folder / "config.json").write_text("{} ")
    with pytest.raises(ModelServerError, match=r"config\.json is not what"):
        weights.resolve(one, str(folder))


def test_no_weights_is_said(tmp_path: Path) -> None:
    """For an empty folder, and for a profile that has no hub's."""
    with pytest.raises(ModelServerError, match="holds no model"):
        weights.resolve(profile.load("qwen2.5-7b-bf16"), str(tmp_path))
    with pytest.raises(ModelServerError, match="--weights FOLDER"):
        weights.resolve(profile.load("vllm-cpu"), "hub")


def test_adapters_are_found_by_their_folders(tmp_path: Path) -> None:
    """One a business line; none at all is an error with a remedy."""
    with pytest.raises(ModelServerError, match="no adapter"):
        weights.adapters(tmp_path)
    for line in ("shoes", "books"):
        (tmp_path / line).mkdir()
        (tmp_path / line / "adapter_config.json").write_text("{}")
    names = [json.loads(row)["name"] for row in weights.adapters(tmp_path)]
    assert names == ["books", "shoes"]
