"""The client and the profiles against a real vLLM on the processor, with Qwen2.5-0.5B.

The first run builds the serving environment and makes vLLM's weights out of the GGUF file; both
stay in the state folder.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.settings import settings
from llm_backend.client import ModelClient
from llm_backend.errors import ModelError, ModelRejected, ModelServerError
from llm_backend.models import fetch
from llm_backend.readiness import wait_ready
from llm_backend.requests import ModelRequest
from llm_backend.serving import convert, environment, profile
from tests.unit.llm_backend import asking

pytestmark = [pytest.mark.vllm, pytest.mark.timeout(900)]
VLLM = [n for n in profile.names() if profile.load(n).engine != "llama.cpp"]
PARSE = """
import json, sys
from vllm.config import ModelConfig
from vllm.entrypoints.launchers.cli_args import make_arg_parser, validate_parsed_serve_args
from vllm.utils.argparse_utils import FlexibleArgumentParser
wanted = json.load(sys.stdin)
parsed = {}
for name, words in wanted["profiles"].items():
    options = make_arg_parser(FlexibleArgumentParser()).parse_args(words)
    validate_parsed_serve_args(options)
    parsed[name] = options.max_model_len
long = ModelConfig(model=wanted["weights"], hf_overrides=wanted["yarn"], max_model_len=131072)
try:
    ModelConfig(model=wanted["weights"], max_model_len=131072)
    beyond = "taken"
except ValueError:
    beyond = "refused"
print("RESULT" + json.dumps({"parsed": parsed, "long": long.max_model_len, "beyond": beyond}))
"""


def question(text: str, **options: Any) -> ModelRequest:
    """A patient one: a test machine may be busy, and speed is bench's matter."""
    return asking.question(text, **{"first_token": 120.0, "deadline": 180.0, **options})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def python() -> Path:
    """The interpreter of vLLM's environment."""
    try:
        return environment.ensure("cpu", state=settings().state_dir)
    except ModelServerError as error:
        pytest.skip(f"no vLLM here: {error}")


@pytest.fixture(scope="module")
def weights(python: Path) -> Path:
    """Qwen2.5-0.5B as vLLM loads it."""
    folder = settings().state_dir.resolve() / "serving" / "qwen2.5-0.5b-hf"
    if not folder.exists():
        gguf = fetch("qwen2.5-0.5b", directory=settings().state_dir / "models")
        command = [str(python), "-P", convert.__file__, str(gguf.resolve()), str(folder)]
        subprocess.run(command, check=True, capture_output=True)
    return folder


class Running:
    """A vLLM started as an operator would."""

    def __init__(self, weights: Path, log: Path) -> None:
        self.weights, self.log, self.port = weights, log, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        words = ["--profile", "vllm-cpu", "--weights", str(self.weights), "--port", str(self.port)]
        command = [sys.executable, "-m", "llm_backend.serving.serve", *words]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, stdout=log, stderr=log, env={**os.environ, "MODEL_NAME": "qwen2.5"}
            )
        alive = lambda: self.process.poll() is None  # noqa: E731
        try:
            asyncio.run(wait_ready(self.url, 400, alive=alive))
        except ModelError as error:
            raise AssertionError(f"{error}\n{self.log.read_text('utf-8')[-3000:]}") from None

    def kill(self) -> None:
        """As if the machine went down: vLLM and all of its processes at once."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        for child in listed.read_text("utf-8").split():
            os.killpg(int(child), signal.SIGKILL)
        self.process.wait(30)

    def metric(self, name: str) -> float:
        text = httpx.get(f"{self.url}/metrics").text
        return sum(map(float, re.findall(rf"^{name}(?:{{.*}})? (\S+)", text, re.M)))


@pytest.fixture(scope="module")
def vllm(weights: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(weights, tmp_path_factory.mktemp("vllm") / "log")
    yield server
    server.process.terminate()
    assert server.process.wait(60) == 0


@pytest.fixture
async def client(vllm: Running) -> AsyncIterator[ModelClient]:
    made = ModelClient([vllm.url], model="qwen2.5", api_key="none")
    yield made
    await made.close()


def test_vllms_own_parser_takes_every_profile(python: Path, weights: Path) -> None:
    """And its YaRN setting opens 131,072 tokens, which are refused without it."""
    long = profile.load("qwen2.5-7b-long")
    lines = {}
    for name in VLLM:
        more = {"port": 8000, "served-model-name": "qwen2.5", "model": "Qwen/Qwen2.5-7B-Instruct"}
        if profile.load(name).adapters:
            more["lora-modules"] = [json.dumps({"name": "shoes", "path": "adapters/shoes"})]
        lines[name] = profile.load(name).command_line(**more)
    yarn = json.loads(long.arguments["hf-overrides"])
    asked = json.dumps({"profiles": lines, "weights": str(weights), "yarn": yarn})
    ran = subprocess.run(
        [str(python), "-P", "-c", PARSE], input=asked, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = json.loads(ran.stdout.split("RESULT")[1])
    assert found["parsed"] == {name: profile.load(name).context for name in VLLM}
    assert (found["long"], found["beyond"]) == (131072, "refused")


async def test_it_streams_and_counts(client: ModelClient, vllm: Running) -> None:
    """Piece by piece; the request id is the one we sent."""
    ask = question("Write the numbers one to five as words.", max_tokens=30, temperature=0.0)
    pieces = [text async for text in client.stream(ask)]
    assert len(pieces) > 3
    assert "three" in "".join(pieces).lower()
    assert vllm.metric("vllm:generation_tokens_total") >= len(pieces)


async def test_json_fits_the_schema(client: ModelClient) -> None:
    """French in, a command out."""
    schema = {
        "type": "object",
        "properties": {
            "intent": {"enum": ["greet", "return_order"]},
            "order": {"type": ["string", "null"]},
        },
        "required": ["intent", "order"],
        "additionalProperties": False,
    }
    text = "Give intent and order number of: Je veux retourner ma commande 4512"
    ask = question(text, json_schema=schema, max_tokens=64, temperature=0.0)
    assert await client.complete_json(ask) == {"intent": "return_order", "order": "4512"}


async def test_a_shared_prefix_is_computed_once(client: ModelClient) -> None:
    """A warm first token takes at most .3 of a cold one; another line's salt is cold again."""
    prefix = " ".join(f"Rule {n}: be kind to customer number {n}." for n in range(140))

    async def first_token(text: str, salt: str) -> float:
        began = time.perf_counter()
        ask = question(f"{prefix} {text}", max_tokens=2, cache_salt=salt)
        async with aclosing(client.stream(ask)) as texts:
            await texts.__anext__()
        return time.perf_counter() - began

    cold = await first_token("Where is my parcel?", "shoes")
    warm = await first_token("May I return a hat?", "shoes")
    other = await first_token("Where is my parcel?", "books")
    assert warm / cold <= 0.3
    assert other / cold > 0.3


async def test_a_customer_who_leaves_frees_the_server(client: ModelClient, vllm: Running) -> None:
    """Its running count falls, although hundreds of tokens were asked for."""
    ask = question("Count from 1 to 900, one number a line.", max_tokens=900)
    async with aclosing(client.stream(ask)) as texts:
        await texts.__anext__()
        assert vllm.metric("vllm:num_requests_running") == 1
    assert await falls(vllm)


async def falls(vllm: Running) -> bool:
    for _ in range(100):
        if vllm.metric("vllm:num_requests_running") == 0:
            return True
        await asyncio.sleep(0.1)
    return False


async def test_conversations_run_together(client: ModelClient) -> None:
    """All are answered."""
    asks = [question(f"Say the number {n}.", max_tokens=6, session=str(n)) for n in range(6)]
    assert all(await asyncio.gather(*map(client.complete, asks)))


async def test_a_wrong_name_and_a_long_prompt_are_told_apart(
    client: ModelClient, vllm: Running
) -> None:
    """Each with its remedy."""
    with pytest.raises(ModelRejected, match="longer than the model's context"):
        await client.complete(question("word " * 5000))
    stranger = ModelClient([vllm.url], model="gpt", api_key="none")
    with pytest.raises(ModelRejected, match="MODEL_NAME"):
        await stranger.complete(question("Hello"))
    await stranger.close()


@pytest.fixture
def second() -> Iterator[Second]:
    one = Second()
    yield one
    one.process.kill()


class Second:
    """A llama.cpp with the same model, as another server for the same client."""

    def __init__(self) -> None:
        gguf = fetch("qwen2.5-0.5b", directory=settings().state_dir / "models")
        self.url = f"http://127.0.0.1:{(port := free_port())}"
        words = ["--model", str(gguf), "--port", str(port), "--context", "1024", "--threads", "1"]
        self.command = [sys.executable, "-m", "llm_backend.serving.llamacpp", *words]
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(self.command)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


async def test_one_of_two_servers_stops_and_nobody_notices(vllm: Running, second: Second) -> None:
    """vLLM and llama.cpp behind one client; llama.cpp is killed and comes back into use."""
    client = ModelClient([vllm.url, second.url], model="qwen2.5", api_key="none")
    await wait_ready(second.url, 120)
    asks = [question(f"Say {n}.", max_tokens=4, session=str(n)) for n in range(8)]
    assert all(await asyncio.gather(*map(client.complete, asks)))
    second.kill()
    assert all(await asyncio.gather(*map(client.complete, asks)))
    second.start()
    await wait_ready(second.url, 120)
    assert await comes_back(client, second.url)
    assert all(await asyncio.gather(*map(client.complete, asks)))
    await client.close()


async def comes_back(client: ModelClient, url: str) -> bool:
    server = next(s for s in client._servers if s.name in url)
    for _ in range(100):
        if server.usable:
            return True
        await asyncio.sleep(0.1)
    return False


async def test_killed_in_the_middle_and_back(vllm: Running) -> None:
    """An error of ours at once; and answers again when it is back, by the same client."""
    client = ModelClient([vllm.url], model="qwen2.5", api_key="none")
    texts = client.stream(question("Count from 1 to 900, one number a line.", max_tokens=900))
    await texts.__anext__()
    vllm.kill()
    with pytest.raises(ModelError):
        async for _ in texts:
            pass
    with pytest.raises(ModelError):
        await client.complete(question("Hello", max_tokens=4))
    await asyncio.to_thread(vllm.start)
    assert await comes_back(client, vllm.url)
    assert await client.complete(question("Hello", max_tokens=4))
    await client.close()
