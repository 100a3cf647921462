"""The client against a real vLLM on the processor, with Qwen2.5-0.5B."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import aclosing

import httpx
import pytest
from prometheus_client import REGISTRY

from llm_backend.caller import calls_for
from llm_backend.client import ModelClient
from llm_backend.errors import ModelRejected, ModelTimeout, ModelUnavailable
from llm_backend.payload import ping
from tests.integration.llm.gate import Gate, gate_before
from tests.integration.llm.running import Vllm, question

pytestmark = [pytest.mark.vllm, pytest.mark.timeout(900)]
SCHEMA = {
    "type": "object",
    "properties": {
        "intent": {"enum": ["greet", "return_order"]},
        "order": {"type": ["string", "null"]},
    },
    "required": ["intent", "order"],
    "additionalProperties": False,
}
LONG = "Count from 1 to 900, one number a line."


def tokens(kind: str) -> float:
    """What our own metrics have counted so far."""
    return REGISTRY.get_sample_value("xiaoq_model_tokens_total", {"kind": kind}) or 0.0


async def test_it_streams_and_counts(client: ModelClient, vllm: Vllm) -> None:
    """Piece by piece; what vLLM counted is what our metrics say."""
    before = tokens("completion"), vllm.metric("vllm:generation_tokens_total")
    ask = question("Write the numbers one to five as words.", max_tokens=30, temperature=0.0)
    pieces = [text async for text in client.stream(ask)]
    assert len(pieces) > 3
    assert "three" in "".join(pieces).lower()
    written = tokens("completion") - before[0]
    assert written >= len(pieces)
    counted = vllm.metric("vllm:generation_tokens_total") - before[1]
    assert written <= counted <= written + 2  # it counts late: the question of its start may join


async def test_our_request_ids_are_the_servers(vllm: Vllm) -> None:
    """The profile makes vLLM take the id that the client sends."""
    async with httpx.AsyncClient(base_url=vllm.url, timeout=120) as http:
        sent = {"X-Request-Id": "turn-7-abc"}
        answer = await http.post("/v1/chat/completions", json=ping("qwen2.5"), headers=sent)
    assert answer.headers["x-request-id"] == "turn-7-abc"
    assert answer.json()["id"].endswith("turn-7-abc")


async def test_json_fits_the_schema_and_has_no_blanks(client: ModelClient) -> None:
    """French in, a command out; where no white space is allowed, no loop of it can begin."""
    text = "Give intent and order number of: Je veux retourner ma commande 4512"
    ask = question(text, json_schema=SCHEMA, max_tokens=64, temperature=0.0)
    assert await client.complete_json(ask) == {"intent": "return_order", "order": "4512"}
    said = await client.complete(ask)
    assert said == json.dumps(json.loads(said), separators=(",", ":"), ensure_ascii=False)


async def test_a_shared_prefix_is_computed_once(client: ModelClient) -> None:
    """A warm first token takes at most .3 of a cold one; another line's salt is cold again.

    The ratio is the best of three, since other work on the machine may fall on a warm one.
    """
    ratios: list[float] = []
    for number in range(3):
        prefix = " ".join(f"Rule {n} of {number}: be kind to customer {n}." for n in range(140))
        read = tokens("prompt")
        cold, cached = await first_token(client, f"{prefix} Where is my parcel?", "shoes")
        assert tokens("prompt") - read >= 1500 and cached < 100
        warm, cached = await first_token(client, f"{prefix} May I return a hat?", "shoes")
        assert cached >= 1500
        ratios.append(warm / cold)
        if ratios[-1] <= 0.3:
            break
    assert min(ratios) <= 0.3, ratios
    _, cached = await first_token(client, f"{prefix} Where is my parcel?", "books")
    assert cached == 0


async def first_token(client: ModelClient, text: str, salt: str) -> tuple[float, float]:
    """Seconds to the first token, and prompt tokens that came from the cache."""
    began, cached = time.perf_counter(), tokens("cached")
    async with aclosing(client.stream(question(text, max_tokens=1, cache_salt=salt))) as texts:
        await texts.__anext__()
        seconds = time.perf_counter() - began
        async for _ in texts:
            pass
    return seconds, tokens("cached") - cached


async def test_a_customer_who_leaves_frees_the_server(client: ModelClient, vllm: Vllm) -> None:
    """Its running count falls, although hundreds of tokens were asked for."""
    async with aclosing(client.stream(question(LONG, max_tokens=900))) as texts:
        await texts.__anext__()
        assert vllm.metric("vllm:num_requests_running") == 1
    assert await vllm.runs(0)
    leaving = asyncio.ensure_future(client.complete(question(LONG, max_tokens=900)))
    assert await vllm.runs(1)
    leaving.cancel()
    assert await vllm.runs(0)


async def test_a_turn_that_is_over_frees_the_server_too(client: ModelClient, vllm: Vllm) -> None:
    """The turn's deadline is the end of each of its calls."""
    with calls_for("turn-1", seconds=3), pytest.raises(ModelTimeout):
        await client.complete(question(LONG, max_tokens=3000))
    assert await vllm.runs(0)


async def test_conversations_run_together(client: ModelClient, vllm: Vllm) -> None:
    """Several at a time inside vLLM; all are answered."""
    asks = [question(f"Count from {n} to 90.", max_tokens=24, session=str(n)) for n in range(6)]
    calls = [asyncio.ensure_future(client.complete(ask)) for ask in asks]
    most = 0.0
    while not all(call.done() for call in calls):
        most = max(most, vllm.metric("vllm:num_requests_running"))
        await asyncio.sleep(0.2)
    assert all(await asyncio.gather(*calls))
    assert most > 1


async def test_a_business_lines_adapter_is_served_under_its_name(client: ModelClient) -> None:
    """And answers otherwise than the model without it."""
    text = "Write the numbers one to five as words."
    plain, adapted = [
        await client.complete(question(text, max_tokens=12, temperature=0.0, model=name))
        for name in (None, "shoes")
    ]
    assert plain != adapted


async def test_a_wrong_name_and_a_long_prompt_are_told_apart(
    client: ModelClient, vllm: Vllm
) -> None:
    """Each with its remedy."""
    with pytest.raises(ModelRejected, match="longer than the model's context"):
        await client.complete(question("word " * 5000))
    stranger = ModelClient([vllm.url], model="gpt", api_key="none")
    with pytest.raises(ModelRejected, match="MODEL_NAME"):
        await stranger.complete(question("Hello"))
    assert not await stranger.healthy()
    await stranger.close()


@pytest.fixture
async def gate(vllm: Vllm) -> AsyncIterator[Gate]:
    async with gate_before(vllm.port) as one:
        yield one


@pytest.fixture
async def through(gate: Gate) -> AsyncIterator[ModelClient]:
    """A client that reaches vLLM through the gate."""
    made = ModelClient([gate.url], model="qwen2.5", api_key="none")
    yield made
    await made.close()


@pytest.mark.parametrize("status", [429, 503])
async def test_a_busy_server_is_asked_again(gate: Gate, through: ModelClient, status: int) -> None:
    """Twice refused, then answered by vLLM: nobody notices."""
    gate.refuse.extend([status, status])
    assert await through.complete(question("Say yes.", max_tokens=3))
    assert gate.refused == 2


@pytest.mark.parametrize("status", [429, 503])
async def test_but_not_for_ever(gate: Gate, through: ModelClient, status: int) -> None:
    """After three tries it is the caller's fallback."""
    gate.refuse.extend([status] * 9)
    with pytest.raises(ModelUnavailable, match=f"busy.*{status}"):
        await through.complete(question("Say yes.", max_tokens=3))
    assert gate.refused == 3
