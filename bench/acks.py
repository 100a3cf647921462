"""How soon a delivery is acknowledged while the bot works: `python -m bench acks [--seconds 20]`.

A bot (Rasa, inbox worker, sender) with its action server and the gateway before it, as `make run`
starts them; new customers write greetings on the four platforms at a steady rate, whatever the bot
manages to answer. Acknowledged means committed to the inbox and answered 200. For comparison the
bot's one process then takes the deliveries itself, as under `rasa run`.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Sequence

from bench.chaos.customers import Customer
from bench.chaos.stage import stage
from bench.chaos.world import READY, World, free_port
from tests.platforms import FAKES

RATES = (5, 10, 20)
"""Deliveries a second."""


def main() -> None:
    """Print a row a rate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20)
    options, _ = parser.parse_known_args()
    asyncio.run(_run(options.seconds))


async def _run(seconds: float) -> None:
    async with stage(bots=1) as world:
        (bot,) = world.ports
        gateway = free_port()
        world.start("gateway", gateway)
        assert await world.serves(READY["gateway"], gateway, 180), "it does not start: CHAOS_LOG"
        world.ports = (gateway,)
        print("gateway and bot:", flush=True)
        await _rates(world, seconds, RATES, first=0)
        world.nursery.kill(world.pids[gateway])
        world.ports = (bot,)
        print("the bot alone:", flush=True)
        await _rates(world, seconds, RATES[:2], first=50_000)


async def _rates(world: World, seconds: float, rates: Sequence[int], *, first: int) -> None:
    await _measure(world, 2, 5, first=first)  # caches and connections
    for rate in rates:
        acks, answered = await _measure(world, rate, seconds, first=first + 1000 * rate)
        cuts = [1000 * cut for cut in statistics.quantiles(acks, n=100, method="inclusive")]
        print(
            f"{rate:3} deliveries/s: acknowledged p50 {cuts[49]:.0f} ms, "
            f"p95 {cuts[94]:.0f} ms, p99 {cuts[98]:.0f} ms; answered {answered} of {len(acks)}",
            flush=True,
        )


async def _measure(
    world: World, rate: float, seconds: float, *, first: int
) -> tuple[list[float], int]:
    """Seconds of each acknowledgement; how many answers came within ten seconds more."""
    world.acks.clear()
    before = _answers(world)
    sent = []
    begun = time.perf_counter()
    for number in range(int(rate * seconds)):
        await asyncio.sleep(begun + number / rate - time.perf_counter())
        customer = Customer(world, random.choice(list(FAKES)), first + number)
        sent.append(asyncio.create_task(customer.deliver(customer.delivery("hello"))))
    await asyncio.gather(*sent)
    for _ in range(100):
        if _answers(world) - before >= len(sent):
            break
        await asyncio.sleep(0.1)
    return list(world.acks), _answers(world) - before


def _answers(world: World) -> int:
    return sum(len(fake.taken) for fake in world.fakes.values())
