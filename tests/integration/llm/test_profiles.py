"""vLLM itself on our profiles and on the log lines we give advice for. No GPU is needed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from llm_backend.serving import profile
from llm_backend.serving.trouble import advice

pytestmark = [pytest.mark.vllm, pytest.mark.timeout(900)]
VLLM = [n for n in profile.names() if profile.load(n).engine != "llama.cpp"]
ASK_VLLM = """
import json, sys
from vllm.config import ModelConfig
from vllm.engine.arg_utils import EngineArgs
from vllm.entrypoints.launchers.cli_args import make_arg_parser, validate_parsed_serve_args
from vllm.utils.argparse_utils import FlexibleArgumentParser
from vllm.v1.core.kv_cache_utils import _check_enough_kv_cache_memory
wanted = json.load(sys.stdin)
parsed = {}
for name, words in wanted["profiles"].items():
    options = make_arg_parser(FlexibleArgumentParser()).parse_args(words)
    validate_parsed_serve_args(options)
    engine = EngineArgs.from_cli_args(options)
    kept = engine.structured_outputs_config
    parsed[name] = [engine.max_model_len, engine.enable_prefix_caching,
                    engine.enable_chunked_prefill, kept.disable_any_whitespace]
long = ModelConfig(model=wanted["weights"], hf_overrides=wanted["yarn"], max_model_len=131072)
try:
    ModelConfig(model=wanted["weights"], max_model_len=131072)
    beyond = "taken"
except ValueError:
    beyond = "refused"
troubles = []
for room in (0, 1 << 30):
    try:
        _check_enough_kv_cache_memory(room, lambda: 7 << 30, 8192, lambda memory: 100)
    except ValueError as error:
        troubles.append(str(error))
print("RESULT" + json.dumps(
    {"parsed": parsed, "long": long.max_model_len, "beyond": beyond, "troubles": troubles}))
"""


def test_vllms_own_parser_takes_every_profile(vllm_python: Path, vllm_weights: Path) -> None:
    """As the engine's arguments too; YaRN opens 131,072 tokens, which are refused without it; and
    what vLLM says when its memory is too small is recognised."""
    long = profile.load("qwen2.5-7b-long")
    lines = {}
    for name in VLLM:
        more = {"port": 8000, "served-model-name": "qwen2.5", "model": "Qwen/Qwen2.5-7B-Instruct"}
        if profile.load(name).adapters:
            more["lora-modules"] = [json.dumps({"name": "shoes", "path": "adapters/shoes"})]
        lines[name] = profile.load(name).command_line(**more)
    yarn = json.loads(long.arguments["hf-overrides"])
    asked = json.dumps({"profiles": lines, "weights": str(vllm_weights), "yarn": yarn})
    command = [str(vllm_python), "-P", "-c", ASK_VLLM]
    ran = subprocess.run(command, input=asked, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = json.loads(ran.stdout.split("RESULT")[1])
    assert found["parsed"] == {n: [profile.load(n).context, True, True, True] for n in VLLM}
    assert (found["long"], found["beyond"]) == (131072, "refused")
    assert len(found["troubles"]) == 2
    for words in found["troubles"]:
        assert "max-model-len" in (advice(words) or "")
