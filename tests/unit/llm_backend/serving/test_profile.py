"""Profiles as command lines; vLLM's own parser takes them in tests/integration/llm."""

from __future__ import annotations

import json

import pytest

from llm_backend.errors import ModelServerError
from llm_backend.serving import profile
from llm_backend.serving.llamacpp import arguments
from llm_backend.serving.serve import listing

PROMISED = {
    "qwen2.5-7b-bf16", "qwen2.5-7b-awq", "qwen2.5-7b-gptq-int4", "qwen2.5-7b-tp4",
    "qwen2.5-7b-fp8", "qwen2.5-7b-long", "qwen2.5-7b-lora", "cpu", "vllm-cpu",
}  # fmt: skip


def test_the_promised_profiles_are_there() -> None:
    """And nothing that is no profile."""
    assert set(profile.names()) == PROMISED


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_each_says_what_it_needs_and_where_its_speed_is_from(name: str) -> None:
    """Hub weights are pinned to a commit."""
    one = profile.load(name)
    assert one.context >= 4096
    assert one.needs.card
    assert set(one.speed) == {"figure", "source"}
    if "repository" in one.weights:
        assert len(one.weights["revision"]) == 40
    for text in (one.summary, one.needs.card, one.speed["figure"]):
        assert text in listing()


@pytest.mark.parametrize("name", sorted(PROMISED - {"cpu"}))
def test_vllm_profiles_share_what_must_not_be_forgotten(name: str) -> None:
    """The prefix cache, chunked prefill, and no port open to others."""
    words = profile.load(name).command_line(port=1)
    assert {"--enable-prefix-caching", "--enable-chunked-prefill"} <= set(words)
    assert words[words.index("--host") + 1] == "127.0.0.1"
    assert words[-2:] == ["--port", "1"]


def test_the_long_profile_scales_to_what_it_promises() -> None:
    """Four times the model's 32,768 tokens."""
    long = profile.load("qwen2.5-7b-long")
    rope = json.loads(long.arguments["hf-overrides"])["rope_parameters"]
    assert rope["factor"] * rope["original_max_position_embeddings"] == long.context == 131072


def test_the_cpu_profile_is_taken_by_our_own_server() -> None:
    """It becomes llama.cpp's command line."""
    words = profile.load("cpu").command_line(model="m.gguf", name="q", port=1)
    options = arguments().parse_args(words)
    assert (options.parallel, options.context, options.port) == (2, 4096, 1)


def test_an_unknown_profile_names_the_known_ones() -> None:
    """So that a typo is mended at once."""
    with pytest.raises(ModelServerError, match=r"'qwen'.*cpu, qwen2\.5-7b-awq"):
        profile.load("qwen")
