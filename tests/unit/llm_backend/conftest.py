"""What the client's tests share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest

from llm_backend.client import ModelClient
from llm_backend.limits import ClientLimits
from tests.unit.llm_backend.fake_server import FakeServer

Connect = Callable[..., ModelClient]


@pytest.fixture
async def connect() -> AsyncIterator[Connect]:
    """Make a client for some servers; it is closed after the test."""
    clients: list[ModelClient] = []

    def make(*servers: FakeServer | str, **limits: object) -> ModelClient:
        addresses = [s if isinstance(s, str) else s.url for s in servers]
        chosen = ClientLimits(**{"probe_every": 0.05, **limits})  # type: ignore[arg-type]
        clients.append(ModelClient(addresses, model="qwen2.5", api_key="key", limits=chosen))
        return clients[-1]

    yield make
    for client in clients:
        await client.close()
