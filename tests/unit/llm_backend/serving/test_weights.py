"""Where weights come from."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest

from llm_backend.errors import ModelServerError
from llm_backend.serving import profile, weights


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.json").write_text("{}")
    return tmp_path


def fetched(source: Path | str, folder: Path) -> Path:
    one = profile.load("qwen2.5-7b-bf16")
    return weights.fetch(one, str(source), python=Path(sys.executable), state=folder)


def test_a_folder_is_checked_where_it_has_sums(folder: Path) -> None:
    """A broken file is named."""
    assert fetched(folder, folder) == folder
    (folder / "SHA256SUMS").write_text(f"{hashlib.sha256(b'{}').hexdigest()}  config.json\n")
    assert fetched(folder, folder) == folder
    (folder / "config.json").write_text("{} ")
    with pytest.raises(ModelServerError, match=r"config\.json is not what"):
        fetched(folder, folder)


def test_no_weights_is_said(tmp_path: Path) -> None:
    """For a folder that holds none."""
    with pytest.raises(ModelServerError, match="holds no model"):
        fetched(tmp_path, tmp_path)


def test_what_was_converted_once_is_taken_as_it_is(tmp_path: Path) -> None:
    """The test profile's weights, made out of a GGUF file."""
    made = tmp_path / "serving" / "qwen2.5-0.5b-hf"
    made.mkdir(parents=True)
    one = profile.load("vllm-cpu")
    python = Path(sys.executable)
    assert weights.fetch(one, "hub", python=python, state=tmp_path) == made.resolve()


def test_adapters_are_found_by_their_folders(tmp_path: Path) -> None:
    """One a business line; none at all is an error with a remedy."""
    with pytest.raises(ModelServerError, match="no adapter"):
        weights.adapters(tmp_path)
    for line in ("shoes", "books"):
        (tmp_path / line).mkdir()
        (tmp_path / line / "adapter_config.json").write_text("{}")
    names = [json.loads(row)["name"] for row in weights.adapters(tmp_path)]
    assert names == ["books", "shoes"]
