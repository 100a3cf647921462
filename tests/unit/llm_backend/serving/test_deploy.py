"""The compose file and the Helm values say what the profile says."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from bot.settings import ROOT
from llm_backend.serving import profile

BF16 = profile.load("qwen2.5-7b-bf16")
PLACE = {"host", "port"}
"""A container listens on all of its own interfaces."""


def read(name: str) -> dict[str, Any]:
    content = yaml.safe_load((ROOT / "deploy" / "llm" / name).read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def as_options(words: list[str]) -> dict[str, str]:
    return {w.split("=")[0][2:]: [*w.split("="), "True"][1] for w in words}


@pytest.mark.parametrize("service", ["vllm-0", "vllm-1"])
def test_compose_runs_the_profile(service: str) -> None:
    """Argument by argument."""
    given = as_options(read("compose.yml")["services"][service]["command"])
    wanted = {k: str(v) for k, v in BF16.arguments.items() if k not in PLACE}
    wanted |= {"model": BF16.weights["repository"], "revision": BF16.weights["revision"]}
    assert given == {**wanted, "served-model-name": "qwen2.5"}


def test_compose_publishes_only_the_router_on_loopback() -> None:
    """The servers themselves can be reached by nobody else."""
    services = read("compose.yml")["services"]
    ports = {name: row["ports"] for name, row in services.items() if "ports" in row}
    assert ports == {"router": ["127.0.0.1:8000:8000"]}


def test_the_helm_values_run_the_profile() -> None:
    """In the chart's own names."""
    values = read("production-stack-values.yml")
    model = values["servingEngineSpec"]["modelSpec"][0]
    config = model["vllmConfig"]
    assert config["maxModelLen"] == BF16.context
    assert config["maxNumSeqs"] == BF16.arguments["max-num-seqs"]
    assert config["gpuMemoryUtilization"] == BF16.arguments["gpu-memory-utilization"]
    extra = as_options(config["extraArgs"])
    assert extra["revision"] == BF16.weights["revision"]
    assert extra["structured-outputs-config"] == BF16.arguments["structured-outputs-config"]
    assert extra["max-num-batched-tokens"] == str(BF16.arguments["max-num-batched-tokens"])
    assert (values["routerSpec"]["routingLogic"], values["routerSpec"]["sessionKey"]) == (
        "session",
        "x-session-id",
    )
