"""Sets the stage: PostgreSQL, a shop, fake platforms, action server and bots; and clears it."""

from __future__ import annotations

import asyncio
import logging
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from bench.chaos.nursery import Nursery
from bench.chaos.orders import add_orders
from bench.chaos.world import READY, World, environment, free_port, start_fakes
from bot.ops.training import train_if_stale
from bot.store.embedded import embedded_url, start_embedded
from bot.store.migrate import upgrade
from llm_backend.http_client import HttpClient
from tests.platforms import FAKES


@asynccontextmanager
async def stage(bots: int, program: str = "bot") -> AsyncIterator[World]:
    """All of it on loopback, on free ports; the bots are ready."""
    folder = Path(tempfile.mkdtemp(prefix="chaos"))
    server = start_embedded(folder / "postgres")
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # callers that were killed
    try:
        await asyncio.to_thread(train_if_stale)
        await asyncio.to_thread(upgrade, embedded_url(server))
        await add_orders(embedded_url(server))
        async with _processes(embedded_url(server), folder, bots, program) as world:
            yield world
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def _processes(url: str, folder: Path, bots: int, program: str) -> AsyncIterator[World]:
    fake_ports, action_port = {name: free_port() for name in FAKES}, free_port()
    settings = environment(url, fake_ports, action_port, folder / "state")
    nursery = await asyncio.to_thread(Nursery, settings)
    fakes = await start_fakes(fake_ports)
    limits = httpx.Limits(max_connections=None)
    try:
        async with HttpClient(timeout=10, limits=limits, trust_env=False) as client:
            ports = tuple(free_port() for _ in range(bots))
            world = World(url, folder / "postgres", fakes, nursery, client, ports, action_port)
            await _start(world, program)
            yield world
    finally:
        nursery.close()
        for fake in fakes.values():
            await fake.stop()


async def _start(world: World, program: str) -> None:
    world.start("actions", world.action_port)
    for port in world.ports:
        world.start(program, port)
    for port in world.ports:
        assert await world.serves(READY[program], port, 180), "the bot does not start: CHAOS_LOG"
