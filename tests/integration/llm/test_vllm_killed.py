"""Servers that die under a client and come back: vLLM and llama.cpp with the same model."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

import pytest

from llm_backend.client import ModelClient
from llm_backend.errors import ModelError
from llm_backend.readiness import wait_ready
from tests.integration.llm.running import LlamaCpp, Vllm, comes_back, question

pytestmark = [pytest.mark.vllm, pytest.mark.timeout(900)]
LONG = "Count from 1 to 900, one number a line."


@pytest.fixture
def second() -> Iterator[LlamaCpp]:
    one = LlamaCpp()
    yield one
    one.kill()


async def test_one_of_two_servers_stops_and_nobody_notices(vllm: Vllm, second: LlamaCpp) -> None:
    """Killed under running calls and between them: every call is answered; and soon after its
    model answers again, it is used again."""
    client = ModelClient([vllm.url, second.url], model="qwen2.5", api_key="none")
    await wait_ready(second.url, 120)
    asks = [question(f"Count from {n} to 90.", max_tokens=16, session=str(n)) for n in range(8)]
    calls = [asyncio.ensure_future(client.complete(ask)) for ask in asks]
    await asyncio.sleep(0.5)
    second.kill()
    assert all(await asyncio.gather(*calls))
    assert all(await asyncio.gather(*map(client.complete, asks)))
    second.start()
    await wait_ready(second.url, 120)
    ready = time.monotonic()
    assert await comes_back(client, second.url)
    # at most 1 s where nothing else runs (python -m bench.llm); a busy machine may take longer
    assert time.monotonic() - ready < 5
    assert all(await asyncio.gather(*map(client.complete, asks)))
    await client.close()


async def test_killed_in_the_middle_and_back(vllm: Vllm) -> None:
    """An error of ours at once; and answers again when it is back, by the same client."""
    client = ModelClient([vllm.url], model="qwen2.5", api_key="none")
    texts = client.stream(question(LONG, max_tokens=900))
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
