"""One vLLM for all tests here, and what they share.

The first run builds the serving environment and makes vLLM's weights out of the GGUF file; both
stay in the state folder.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.settings import settings
from llm_backend.client import ModelClient
from llm_backend.serving import weights
from tests.integration.llm.running import Vllm, serving_python

ADAPTER = """
import json, sys, torch
from pathlib import Path
from safetensors.torch import save_file
config, folder = json.loads((Path(sys.argv[1]) / "config.json").read_text()), Path(sys.argv[2])
size, rank, torch_seed = config["hidden_size"], 16, torch.manual_seed(7)
prefix = "base_model.model.model.layers.{}.self_attn.q_proj.lora_{}.weight"
tensors = {}
for layer in range(config["num_hidden_layers"]):
    tensors[prefix.format(layer, "A")] = torch.randn(rank, size) * 0.3
    tensors[prefix.format(layer, "B")] = torch.randn(size, rank) * 0.3
folder.mkdir(parents=True)
save_file(tensors, folder / "adapter_model.safetensors")
(folder / "adapter_config.json").write_text(json.dumps({
    "peft_type": "LORA", "task_type": "CAUSAL_LM", "r": rank, "lora_alpha": rank,
    "target_modules": ["q_proj"], "base_model_name_or_path": "qwen2.5",
}))
"""


@pytest.fixture(scope="session")
def vllm_python() -> Path:
    """The interpreter of vLLM's environment."""
    return serving_python()


@pytest.fixture(scope="session")
def vllm_weights(vllm_python: Path) -> Path:
    """Qwen2.5-0.5B as vLLM loads it."""
    return weights.converted("qwen2.5-0.5b", python=vllm_python, state=settings().state_dir)


@pytest.fixture(scope="session")
def adapters(
    vllm_python: Path, vllm_weights: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with one adapter, `shoes`, that says something else than the model alone."""
    folder = tmp_path_factory.mktemp("adapters")
    command = [str(vllm_python), "-P", "-c", ADAPTER, str(vllm_weights), str(folder / "shoes")]
    subprocess.run(command, check=True)
    assert json.loads((folder / "shoes" / "adapter_config.json").read_text("utf-8"))["r"] == 16
    return folder


@pytest.fixture(scope="session")
def vllm(adapters: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vllm]:
    """Running, and stopped in an orderly way at the end."""
    server = Vllm(adapters, tmp_path_factory.mktemp("vllm") / "log")
    yield server
    server.process.terminate()
    assert server.process.wait(60) == 0


@pytest.fixture
async def client(vllm: Vllm) -> AsyncIterator[ModelClient]:
    """A client of that server alone."""
    made = ModelClient([vllm.url], model="qwen2.5", api_key="none")
    yield made
    await made.close()
