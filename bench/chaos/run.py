"""The kill test: `python -m bench chaos`; CHAOS_KILLS=2000 for the long run, CHAOS_LOG for logs.

Customers on every channel return orders with two whole bots (Rasa, channels, inbox worker, sender),
a gateway and the action server on one PostgreSQL; deliveries come to each of the three. Platforms
are fakes that check what they get, deliver a fifth of the messages twice and some out of
order, try again whatever is not acknowledged, refuse some sends with 429 or 500, report on what
they took (Meta, Twilio), and now and then deliver a forgery. Meanwhile the processes are killed
with `kill -9` and PostgreSQL crashes and recovers as after a power cut. At the end each message
must have been answered, once, in order of arrival, and the shop must have one return for each that
a customer was promised.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import time

from bench.chaos.check import Verdict, judge
from bench.chaos.customers import Customer
from bench.chaos.killers import cut_power, kill_programs, kill_seldom, misbehave
from bench.chaos.orders import FIRST
from bench.chaos.receipts import report_sent
from bench.chaos.stage import stage
from bench.chaos.web_customer import WebCustomer
from bench.chaos.world import READY, World, free_port
from tests.platforms import FAKES

CUSTOMERS = 4
"""On each channel."""


def main() -> None:
    """Run and print the table; exits with an error when anything was lost or doubled."""
    kills = int(os.environ.get("CHAOS_KILLS", "200"))
    world, verdict, seconds = chaos(kills)
    report(world, verdict, seconds)
    if verdict.faults or world.stuck or _violations(world) or _believed(world):
        raise SystemExit("the kill test failed")


def chaos(kills: int, crashes: int = 3, customers: int = CUSTOMERS) -> tuple[World, Verdict, float]:
    """The whole test on an embedded PostgreSQL of its own; what was observed, and its seconds."""

    async def run() -> tuple[World, Verdict, float]:
        async with stage(bots=2) as world:
            begun = time.monotonic()
            verdict = await _live_through(world, kills, crashes, customers)
            return world, verdict, time.monotonic() - begun

    return asyncio.run(run())


async def _live_through(world: World, kills: int, crashes: int, count: int) -> Verdict:
    bots, gateway = world.ports, free_port()
    world.start("gateway", gateway)
    await world.serves(READY["gateway"], gateway)
    world.ports += (gateway,)
    customers = [Customer(world, channel, n) for channel in FAKES for n in range(count)]
    pages = [WebCustomer(world, "web", n) for n in range(count)]
    for page in pages:
        await page.open()
    customers += pages
    orders = itertools.count(FIRST)
    living = [asyncio.create_task(customer.live(orders)) for customer in customers]
    trouble = asyncio.create_task(misbehave(world, customers))
    reports = asyncio.create_task(report_sent(world))
    await asyncio.gather(
        *(kill_programs(world, "bot", port, kills) for port in bots),
        kill_seldom(world, "gateway", gateway, kills),
        kill_seldom(world, "actions", world.action_port, kills),
        cut_power(world, kills, crashes),
    )
    world.over = True
    await asyncio.gather(*living, trouble, reports)
    await asyncio.sleep(2)  # for what should not come
    for customer in customers:
        await customer.close()
    return await judge(world, customers)


def report(world: World, verdict: Verdict, seconds: float) -> None:
    """Print what was observed."""
    killed = ", ".join(f"{count} {kind}" for kind, count in world.killed.items())
    acks = sorted(world.acks)
    median, p99 = acks[len(acks) // 2] * 1000, acks[int(len(acks) * 0.99)] * 1000
    print(f"{world.kills} kills ({killed}) in {seconds:.0f} s, messages {verdict.messages}")
    print(f"lost {verdict.lost}, handled twice {verdict.handled_twice}")
    print(f"reordered {verdict.reordered}, left unfinished {verdict.unfinished}")
    print(
        f"returns {verdict.returns}: promised but missing {verdict.returns_missing}, "
        f"made twice {verdict.returns_doubled}"
    )
    print(f"answers repeated {verdict.doubled}, repeats counted {verdict.repetitions_counted}")
    print(f"the shop was away in {verdict.shop_away} answers")
    print(f"apologies {verdict.apologies}, customers who gave up {world.stuck}")
    for odd in verdict.odd[:10]:
        print(f"  unexpected: {odd}")
    print(f"forgeries {dict(world.forged)}, rules broken {_violations(world)}")
    print(f"acknowledged under these kills: median {median:.0f} ms, p99 {p99:.0f} ms")


def _violations(world: World) -> list[str]:
    return [found for fake in world.fakes.values() for found in fake.violations]


def _believed(world: World) -> int:
    return sum(count for status, count in world.forged.items() if status < 300)
