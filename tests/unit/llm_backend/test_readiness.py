"""Ready is when the model answers."""

from __future__ import annotations

import asyncio
import re

import pytest

from llm_backend.errors import ModelRejected, ModelServerError
from llm_backend.readiness import fault, wait_ready
from tests.unit.llm_backend.asking import NOBODY
from tests.unit.llm_backend.fake_server import Refuse, Say, fake_server


async def test_a_port_that_listens_is_not_enough() -> None:
    """The listing works from the start, the model only later."""
    async with fake_server(usual=Refuse(503)) as server:
        waiting = asyncio.ensure_future(wait_ready(f"{server.url}/v1/", 5.0))
        await asyncio.sleep(0.4)
        assert not waiting.done()
        server.usual = Say()
        assert await waiting == "qwen2.5"


async def test_a_server_that_never_answers_is_given_up() -> None:
    """After the time that was given."""
    with pytest.raises(ModelServerError, match="did not answer within"):
        await wait_ready(NOBODY, 0.3)


async def test_a_process_that_ended_is_not_waited_for() -> None:
    """Its log says more than a timeout would."""
    with pytest.raises(ModelServerError, match="ended before"):
        await asyncio.wait_for(wait_ready(NOBODY, 60, alive=lambda: False), 5)


async def test_a_wrong_model_name_is_told_with_the_right_ones() -> None:
    """Instead of being waited for."""
    async with fake_server() as server:
        with pytest.raises(ModelRejected, match=r"no 'gpt'.*qwen2\.5"):
            await wait_ready(server.url, 5.0, model="gpt")


@pytest.mark.parametrize(
    ("listing", "models", "says"),
    [
        (200, ["qwen2.5"], None),
        (200, ["big", "small"], r"MODEL_NAME to one of big, small"),
        (401, [], "MODEL_API_KEY"),
        (502, [], "HTTP 502"),
    ],
)
async def test_what_is_wrong_with_a_server_of_somebody_elses_is_said_at_the_start(
    listing: int, models: list[str], says: str | None
) -> None:
    """And not only found out from degraded answers."""
    async with fake_server() as server:
        server.listing, server.models = listing, models
        found = await asyncio.to_thread(fault, server.url, model="qwen2.5", api_key="k")
    assert found is None if says is None else re.search(says, found or "")


def test_a_server_that_is_not_there_is_said() -> None:
    """With the two remedies."""
    assert "MODEL_BASE_URLS" in (fault(NOBODY, model="m", api_key="k") or "")
