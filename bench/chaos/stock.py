"""The kill test for stock Rasa's own connectors: `python -m bench stock_channels`.

Each customer writes one message ("thank you"), signed, delivered again until acknowledged, a fifth
of them twice; strangers write too, unsigned or with a wrong signature. Two processes are killed as
in the kill test. The same customers then write to two XiaoQ bots. Counted: customers without an
answer, with more than one, and strangers who were answered. Stock Rasa has no connector of
WhatsApp's Cloud API, so the comparison runs on Slack, Telegram and Twilio.
"""

from __future__ import annotations

import asyncio
import os
import random
from dataclasses import dataclass, field

import httpx

from bench.chaos.customers import Customer
from bench.chaos.killers import kill_programs
from bench.chaos.stage import stage
from bench.chaos.world import READY, World

CHANNELS = ("slack", "telegram", "twilio")
SAID = "thank you"


@dataclass
class Crowd:
    """Who wrote so far."""

    world: World
    path: str
    customers: list[Customer] = field(default_factory=list)
    strangers: list[Customer] = field(default_factory=list)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def write(self) -> None:
        """Somebody new every moment, until the test is over."""
        while not self.world.over:
            await asyncio.sleep(random.uniform(0.1, 0.5))
            number = len(self.customers) + len(self.strangers)
            customer = Customer(self.world, random.choice(CHANNELS), number)
            forged = random.random() < 0.1
            (self.strangers if forged else self.customers).append(customer)
            self.tasks.add(asyncio.create_task(self._deliver(customer, forged=forged)))
        await asyncio.gather(*self.tasks)

    async def _deliver(self, customer: Customer, *, forged: bool) -> None:
        body, headers = customer.delivery(SAID)
        # stock Rasa loses what Slack really sends, "application/json; charset=utf-8"
        headers["Content-Type"] = headers["Content-Type"].partition(";")[0]
        if forged:
            headers = {"Content-Type": headers["Content-Type"], "X-Slack-Signature": "v0=0",
                       "X-Slack-Request-Timestamp": "1", "X-Twilio-Signature": "0",
                       "X-Telegram-Bot-Api-Secret-Token": "0"}  # fmt: skip
        for _ in range(2 if random.random() < 0.2 and not forged else 1):
            while not await self._attempt(customer, body, headers) and not forged:
                await asyncio.sleep(0.3)

    async def _attempt(self, customer: Customer, body: bytes, headers: dict[str, str]) -> bool:
        port = random.choice(self.world.ports)
        address = f"http://127.0.0.1:{port}/webhooks/{customer.channel}{self.path}"
        try:
            answer = await self.world.client.post(address, content=body, headers=headers)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200


def main() -> None:
    """Print a row for stock Rasa and one for XiaoQ."""
    kills = int(os.environ.get("CHAOS_KILLS", "60"))
    for program, path in (("stock", "/webhook"), ("bot", "")):
        print(f"{program:6}{asyncio.run(_run(program, path, kills))}", flush=True)


async def _run(program: str, path: str, kills: int) -> str:
    async with stage(bots=2, program=program) as world:
        crowd = Crowd(world, path)
        writing = asyncio.create_task(crowd.write())
        await asyncio.gather(*(kill_programs(world, program, port, kills) for port in world.ports))
        world.over = True
        await writing
        await _settled(world, program)
        counts = [len(await customer.heard()) for customer in crowd.customers]
        believed = [bool(await stranger.heard()) for stranger in crowd.strangers]
    return (
        f" kills {world.kills}, messages {len(counts)}: lost {counts.count(0)}, "
        f"doubled {sum(count > 1 for count in counts)}; "
        f"forged {len(believed)}, answered {sum(believed)}"
    )


async def _settled(world: World, program: str) -> None:
    """Wait for the last processes to serve, then until nothing was sent for ten seconds."""
    for port in world.ports:
        await world.serves(READY[program], port, 180)
    before, now = -1, 0
    while before != now:
        await asyncio.sleep(10)
        before, now = now, sum(len(fake.taken) for fake in world.fakes.values())
