"""Real model servers, started as an operator would and killed as a machine does."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.settings import settings
from llm_backend.client import ModelClient
from llm_backend.errors import ModelError, ModelServerError
from llm_backend.models import fetch
from llm_backend.readiness import wait_ready
from llm_backend.requests import ModelRequest
from llm_backend.serving import environment
from tests.unit.llm_backend import asking


def question(text: str, **options: Any) -> ModelRequest:
    """A patient one: a test machine may be busy, and speed is bench's matter."""
    return asking.question(text, **{"first_token": 300.0, "deadline": 360.0, **options})


def free_port() -> int:
    """One nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serving_python() -> Path:
    """The interpreter of vLLM's environment on CPU, built by the first test that needs it.

    Where it cannot be built (no CPU build of torch to be found, for one) that is a skip on a
    developer's machine, with what to do, and a failure in CI, which must run these tests.
    """
    try:
        return environment.ensure("cpu", state=settings().state_dir)
    except ModelServerError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no vLLM here: {error}")


class Vllm:
    """`make serve-llm PROFILE=vllm-cpu`, with the adapters of a folder."""

    def __init__(self, adapters: Path, log: Path) -> None:
        self.adapters, self.log, self.port = adapters, log, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        """Returns when its model answers."""
        words = ["--profile", "vllm-cpu", "--port", str(self.port)]
        words += ["--state", str(settings().state_dir)]
        command = [sys.executable, "-m", "llm_backend.serving.serve", *words]
        own = {"MODEL_NAME": "qwen2.5", "ADAPTERS": str(self.adapters)}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, env={**os.environ, **own}
            )
        try:
            asyncio.run(wait_ready(self.url, 500, alive=lambda: self.process.poll() is None))
        except ModelError as error:
            raise AssertionError(f"{error}\n{self.log.read_text('utf-8')[-3000:]}") from None

    def kill(self) -> None:
        """As if the machine went down: vLLM and all of its processes at once."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        for child in listed.read_text("utf-8").split():
            os.killpg(int(child), signal.SIGKILL)
        self.process.wait(30)

    def metric(self, name: str) -> float:
        """The sum of a Prometheus metric of vLLM's over its labels."""
        text = httpx.get(f"{self.url}/metrics", timeout=30).text
        return sum(map(float, re.findall(rf"^{name}(?:{{.*}})? (\S+)", text, re.M)))

    async def runs(self, count: int) -> bool:
        """Whether its running count becomes `count` within twenty seconds."""
        for _ in range(100):
            if self.metric("vllm:num_requests_running") == count:
                return True
            await asyncio.sleep(0.2)
        return False


class LlamaCpp:
    """A llama.cpp with the same model, as another server for the same client."""

    def __init__(self) -> None:
        gguf = fetch("qwen2.5-0.5b", directory=settings().state_dir / "models")
        self.url = f"http://127.0.0.1:{(port := free_port())}"
        words = ["--model", str(gguf), "--port", str(port), "--context", "1024", "--threads", "1"]
        self.command = [sys.executable, "-m", "llm_backend.serving.llamacpp", *words]
        self.start()

    def start(self) -> None:
        """Returns at once."""
        self.process = subprocess.Popen(self.command)

    def kill(self) -> None:
        """Gone when this returns."""
        self.process.kill()
        self.process.wait()


async def comes_back(client: ModelClient, url: str) -> bool:
    """Whether the client uses the server at `url` again within ten seconds."""
    server = next(s for s in client._servers if s.name in url)
    for _ in range(100):
        if server.usable:
            return True
        await asyncio.sleep(0.1)
    return False
