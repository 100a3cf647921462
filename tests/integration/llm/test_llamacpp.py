"""The client against a real llama.cpp with a real Qwen2.5-0.5B."""

from __future__ import annotations

import asyncio
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
from llm_backend.errors import ModelError, ModelRejected
from llm_backend.limits import ClientLimits
from llm_backend.models import fetch
from llm_backend.readiness import wait_ready
from llm_backend.requests import ModelRequest
from llm_backend.serving.llamacpp import UNFIT
from tests.unit.llm_backend import asking

pytestmark = pytest.mark.timeout(300)
SCHEMA = {
    "type": "object",
    "properties": {
        "intent": {"enum": ["greet", "return_order", "invoice"]},
        "order": {"type": ["string", "null"]},
    },
    "required": ["intent", "order"],
    "additionalProperties": False,
}


def question(text: str, **options: Any) -> ModelRequest:
    """A patient one: a test machine may be busy, and speed is bench's matter."""
    return asking.question(text, **{"first_token": 90.0, "deadline": 120.0, **options})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def model_file() -> Path:
    return fetch("qwen2.5-0.5b", directory=settings().state_dir / "models")


def launch(model: Path, port: int, *more: str) -> subprocess.Popen[bytes]:
    words = ["--model", str(model), "--port", str(port), "--context", "2048", *more]
    return subprocess.Popen([sys.executable, "-m", "llm_backend.serving.llamacpp", *words])


@pytest.fixture(scope="module")
def server(model_file: Path) -> Iterator[str]:
    """A running server's address."""
    port = free_port()
    process = launch(model_file, port)
    url = f"http://127.0.0.1:{port}"
    asyncio.run(wait_ready(url, 120, alive=lambda: process.poll() is None))
    yield url
    process.terminate()
    assert process.wait(10) == 0


@pytest.fixture
async def client(server: str) -> AsyncIterator[ModelClient]:
    made = ModelClient([server], model="qwen2.5", api_key="none")
    yield made
    await made.close()


async def running(url: str) -> int:
    async with httpx.AsyncClient() as http:
        text = (await http.get(f"{url}/metrics")).text
    found = re.search(r"^llamacpp:requests_processing (\d+)", text, re.M)
    assert found
    return int(found[1])


async def becomes(url: str, count: int) -> bool:
    for _ in range(100):
        if await running(url) == count:
            return True
        await asyncio.sleep(0.1)
    return False


async def test_it_streams(client: ModelClient) -> None:
    """More than one piece, and they make a sentence."""
    ask = question("Write the numbers one to five as words.", max_tokens=30, temperature=0.0)
    pieces = [text async for text in client.stream(ask)]
    assert len(pieces) > 3
    assert "three" in "".join(pieces).lower()


async def test_json_fits_the_schema(client: ModelClient) -> None:
    """In the languages customers write."""
    ask = "Give intent and order number of: "
    for text in ("Je veux retourner ma commande 4512", "我要退货，订单号 4512"):
        request = question(ask + text, json_schema=SCHEMA, max_tokens=64, temperature=0.0)
        answer = await client.complete_json(request)
        assert set(answer) == {"intent", "order"}


async def test_a_customer_who_leaves_frees_the_slot(client: ModelClient, server: str) -> None:
    """The server's running count falls, although hundreds of tokens were asked for."""
    ask = question("Count from 1 to 900, one number a line.", max_tokens=900)
    async with aclosing(client.stream(ask)) as texts:
        await texts.__anext__()
        assert await running(server) == 1
    assert await becomes(server, 0)


async def test_conversations_write_at_the_same_time(client: ModelClient) -> None:
    """More than the server has slots; all are answered."""
    asks = [question(f"Say the number {n}.", max_tokens=12, session=str(n)) for n in range(5)]
    assert all(await asyncio.gather(*map(client.complete, asks)))


async def test_a_prompt_beyond_the_context_is_refused_in_words(client: ModelClient) -> None:
    """Not cut silently, and not tried again."""
    with pytest.raises(ModelRejected, match="longer than the model's context"):
        await client.complete(question("word " * 3000))


async def test_a_wrong_name_is_found_at_the_start(server: str) -> None:
    """llama.cpp itself would answer under any name."""
    with pytest.raises(ModelRejected, match=r"no 'qwen3'.*qwen2\.5"):
        await wait_ready(server, 10, model="qwen3")


async def test_killed_in_the_middle_and_back(model_file: Path) -> None:
    """The answer breaks off with an error of ours; once the server is back, so are the answers."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    process = launch(model_file, port)
    limits = ClientLimits(probe_every=0.2)
    client = ModelClient([url], model="qwen2.5", api_key="none", limits=limits)
    try:
        await wait_ready(url, 120)
        texts = client.stream(question("Count from 1 to 900.", max_tokens=900))
        await texts.__anext__()
        process.kill()
        with pytest.raises(ModelError):
            async for _ in texts:
                pass
        with pytest.raises(ModelError):
            await client.complete(question("Hello", max_tokens=4))
        process.wait(10)
        process = launch(model_file, port)
        await wait_ready(url, 120)
        for _ in range(100):
            if await client.healthy():
                break
            await asyncio.sleep(0.1)
        assert await client.complete(question("Hello", max_tokens=4))
    finally:
        await client.close()
        process.kill()


def test_it_ends_with_its_parent(model_file: Path) -> None:
    """However the parent ends."""
    port = free_port()
    words = [sys.executable, "-m", "llm_backend.serving.llamacpp", "--model", str(model_file)]
    code = f"import subprocess,time; p = subprocess.Popen({[*words, '--port', str(port)]!r}, "
    code += "stdout=subprocess.PIPE); p.stdout.readline(); print(p.pid, flush=True); time.sleep(99)"
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    assert gone(child)


def gone(pid: int) -> bool:
    for _ in range(50):
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    ("more", "code", "says"),
    [
        (("--context", "9000000"), UNFIT, "GB of memory"),
        (("--model", "/nonexistent.gguf"), 1, "no model file"),
    ],
)
def test_what_cannot_start_says_why(
    model_file: Path, more: tuple[str, ...], code: int, says: str
) -> None:
    """In one sentence and an exit code the supervisor understands."""
    words = [sys.executable, "-m", "llm_backend.serving.llamacpp", "--model", str(model_file)]
    ran = subprocess.run([*words, *more], capture_output=True, text=True, check=False)
    assert ran.returncode == code
    assert says in ran.stderr
    assert len(ran.stderr.splitlines()) == 1


def test_a_taken_port_and_a_signal(model_file: Path, server: str) -> None:
    """The second server names the port; a signal while loading ends it at once."""
    second = subprocess.run(
        [sys.executable, "-m", "llm_backend.serving.llamacpp", "--model", str(model_file),
         "--port", server.rsplit(":", 1)[1]],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert second.returncode == 1
    assert "Address already in use" in second.stderr
    third = launch(model_file, free_port())
    third.send_signal(signal.SIGTERM)
    assert third.wait(10) in (0, -signal.SIGTERM)
