"""The kill test for stock Rasa's own connectors: `python -m bench stock_channels [--seconds 60]`.

Each customer says two things, the second when the first is acknowledged; what is signed is
delivered again until acknowledged, a fifth of it twice; strangers write too, unsigned or with a
wrong signature. Two processes are killed as in the kill test, for so many seconds. The same
customers then write to two XiaoQ bots. Counted: messages without an answer, with more than one,
answers in the wrong order, and strangers who were answered. Stock Rasa has no connector of
WhatsApp's Cloud API, so the comparison runs on Slack, Telegram and Twilio.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import time
from dataclasses import dataclass, field

import httpx

from bench.chaos.customers import SMALL_TALK, Customer
from bench.chaos.killers import kill_programs
from bench.chaos.stage import stage
from bench.chaos.world import READY, World

CHANNELS = ("slack", "telegram", "twilio")
SAID = ("thank you", "goodbye")
_PATIENCE = 60.0  # seconds for a delivery after the last kill
_ENDLESS = 10**9


@dataclass
class Crowd:
    """Who wrote so far."""

    world: World
    path: str
    customers: list[Customer] = field(default_factory=list)
    strangers: list[Customer] = field(default_factory=list)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    ended: float = float("inf")

    async def write(self) -> None:
        """Somebody new every moment, until the test is over."""
        while not self.world.over:
            await asyncio.sleep(random.uniform(0.2, 0.8))
            number = len(self.customers) + len(self.strangers)
            customer = Customer(self.world, random.choice(CHANNELS), number)
            if random.random() < 0.1:
                self.strangers.append(customer)
                self.tasks.add(asyncio.create_task(self._forge(customer)))
            else:
                self.customers.append(customer)
                self.tasks.add(asyncio.create_task(self._talk(customer)))
        self.ended = time.monotonic()
        await asyncio.gather(*self.tasks)

    async def _talk(self, customer: Customer) -> None:
        for words in SAID:
            body, headers = _accepted_by_stock(*customer.delivery(words))
            for _ in range(2 if random.random() < 0.2 else 1):
                while not await self._attempt(customer, body, headers):
                    if time.monotonic() > self.ended + _PATIENCE:
                        return
                    await asyncio.sleep(0.3)

    async def _forge(self, stranger: Customer) -> None:
        body, headers = _accepted_by_stock(*stranger.delivery(SAID[0]))
        wrong = {"X-Slack-Signature": "v0=0", "X-Slack-Request-Timestamp": "1",
                 "X-Twilio-Signature": "0", "X-Telegram-Bot-Api-Secret-Token": "0"}  # fmt: skip
        wrong["Content-Type"] = headers["Content-Type"]
        while await self._attempt(stranger, body, wrong) is None and not self.world.over:
            await asyncio.sleep(0.3)

    async def _attempt(
        self, customer: Customer, body: bytes, headers: dict[str, str]
    ) -> bool | None:
        """Whether it was acknowledged: by any 2xx (stock Rasa answers Twilio with 204); None where
        nobody answers at all."""
        port = random.choice(self.world.ports)
        address = f"http://127.0.0.1:{port}/webhooks/{customer.channel}{self.path}"
        try:
            answer = await self.world.client.post(address, content=body, headers=headers)
        except httpx.HTTPError:
            return None
        return answer.is_success


def _accepted_by_stock(body: bytes, headers: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    """Stock Rasa ignores what Slack really sends, "application/json; charset=utf-8"."""
    return body, {**headers, "Content-Type": headers["Content-Type"].partition(";")[0]}


def main() -> None:
    """Print a row for stock Rasa and one for XiaoQ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    options, _ = parser.parse_known_args()
    for program, path in (("stock", "/webhook"), ("bot", "")):
        print(f"{program:6}{asyncio.run(_run(program, path, options.seconds))}", flush=True)


async def _run(program: str, path: str, seconds: float) -> str:
    async with stage(bots=2, program=program) as world:
        crowd = Crowd(world, path)
        writing = asyncio.create_task(crowd.write())
        killing = [
            asyncio.create_task(kill_programs(world, program, port, _ENDLESS))
            for port in world.ports
        ]
        await asyncio.wait(killing, timeout=seconds)
        for each in killing:
            each.cancel()
        await asyncio.gather(*killing, return_exceptions=True)
        world.over = True
        await writing
        await _settled(world, program)
        return await _counted(crowd)


async def _settled(world: World, program: str) -> None:
    """Wait for the last processes to serve, then until nothing was sent for ten seconds."""
    for port in world.ports:
        await world.serves(READY[program], port, 180)
    before, now = -1, 0
    while before != now:
        await asyncio.sleep(10)
        before, now = now, sum(len(fake.taken) for fake in world.fakes.values())


async def _counted(crowd: Crowd) -> str:
    lost = doubled = reordered = 0
    for customer in crowd.customers:
        heard = await customer.heard()
        answers = [[n for n, text in enumerate(heard) if _answers(text, said)] for said in SAID]
        lost += sum(not places for places in answers)
        doubled += sum(len(places) > 1 for places in answers)
        first, second = answers
        reordered += bool(first and second and second[0] < first[0])
    believed = sum([bool(await stranger.heard()) for stranger in crowd.strangers])
    return (
        f" kills {crowd.world.kills}, messages {len(SAID) * len(crowd.customers)}: lost {lost}, "
        f"doubled {doubled}, out of order {reordered}; "
        f"forged {len(crowd.strangers)}, answered {believed}"
    )


def _answers(text: str, said: str) -> bool:
    return re.search(SMALL_TALK[said], text) is not None
