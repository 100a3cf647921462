"""What goes wrong during the kill test: processes die, PostgreSQL crashes, platforms refuse."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import time
from contextlib import suppress

from bench.chaos.customers import Customer
from bench.chaos.world import READY, World

PAUSE = 2.0
"""Seconds a process serves before it is killed, on average."""


async def kill_programs(world: World, program: str, port: int, kills: int) -> None:
    """Let the process on `port` serve for a moment, kill it, start another; again and again."""
    while world.kills < kills:
        await world.serves(READY[program], port)
        await _something_happens(world)
        await asyncio.sleep(random.uniform(0, 2) * PAUSE)
        world.kill(program, port)


async def _something_happens(world: World, patience: float = 20) -> None:
    """Wait for the next answer: on a slow machine too, time is left between the kills to work."""
    before = _answers(world)
    deadline = time.monotonic() + patience
    while _answers(world) == before and time.monotonic() < deadline:
        await asyncio.sleep(0.05)


def _answers(world: World) -> int:
    return sum(len(fake.taken) for fake in world.fakes.values())


async def kill_seldom(world: World, program: str, port: int, kills: int) -> None:
    """The same to what is back faster: the action server, a gateway."""
    while world.kills < kills:
        await world.serves(READY[program], port)
        await _something_happens(world)
        await asyncio.sleep(random.uniform(0.2, 1.8) * 3 * PAUSE)
        world.kill(program, port)


async def cut_power(world: World, kills: int, times: int) -> None:
    """Crash PostgreSQL: when one of its processes is killed it drops every connection, throws its
    memory away and recovers from its log, as after a power cut."""
    postmaster = int((world.postgres / "postmaster.pid").read_text().split()[0])
    for number in range(times):
        while world.kills < kills * (number + 1) / (times + 1):
            await asyncio.sleep(0.1)
        while not (serving := _serving(postmaster)):
            await asyncio.sleep(0.1)
        with suppress(ProcessLookupError):
            os.kill(random.choice(serving), signal.SIGKILL)


def _serving(postmaster: int) -> list[int]:
    """PostgreSQL's processes that serve a connection."""
    command = ["ps", "-o", "pid=,args=", "--ppid", str(postmaster)]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [int(line.split()[0]) for line in found.splitlines() if "[local]" in line]


async def misbehave(world: World, customers: list[Customer]) -> None:
    """Platforms that refuse for a moment, and strangers who sign nothing."""
    while not world.over:
        await asyncio.sleep(random.uniform(2.0, 6.0))
        random.choice(list(world.fakes.values())).faults.append(random.choice(("429", "500")))
        await random.choice(customers).forge()
