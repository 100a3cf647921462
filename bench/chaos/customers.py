"""Customers of the kill test: each returns one order after the other, on a channel of its own.

They answer what the bot asks, as people do, and say the same again after an apology. In between
they say three things at once, which the platform delivers in any order.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import re
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

from bench.chaos.world import World
from tests.platforms import slack, telegram, twilio, whatsapp

Delivery = tuple[bytes, dict[str, str]]

PATIENCE = 240.0
"""Seconds; a process that starts beside others on two cores takes up to half a minute."""
SMALL_TALK = {
    "hello": "I'm XiaoQ|I'm still here",
    "thank you": "You're welcome",
    "goodbye": "Thank you for stopping by",
}
ASKED = {"last four digits": "7356", "returning it": "it is broken", "Shall I submit": "yes"}
DONE, SORRY = "return number R", "something went wrong"
SHOP_AWAY = "order system did not answer"
"""What a flow may say while PostgreSQL, where the shop is too, comes back from a crash."""
ANSWERS = {
    **SMALL_TALK,
    "7356": "returning it",
    "it is broken": "Shall I submit",
    "yes": DONE,
    "I want to return": "last four digits|returning it",
}
"""What a message begins with, and what the answer to it holds."""

_PLATFORMS: dict[str, Any] = {
    "slack": slack, "telegram": telegram, "whatsapp": whatsapp, "twilio": twilio
}  # fmt: skip
_pauses = (0.2, 1.2)


@dataclass
class Customer:
    """One on a fake platform. sent: what the platform accepted from it, in its order."""

    world: World
    channel: str
    number: int
    sent: list[str] = field(default_factory=list)
    late: set[asyncio.Task[None]] = field(default_factory=set)
    closed: bool = False

    @property
    def address(self) -> str:
        """The customer as the fake platform files its messages."""
        n = self.number
        return {"slack": f"D{n}x/", "telegram": str(100 + n), "whatsapp": f"86139000{n:05}"}.get(
            self.channel, f"whatsapp:+86139000{n:05}"
        )

    async def heard(self) -> list[str]:
        """All that the bot said to this customer."""
        return self.world.fakes[self.channel].shown(self.address)

    async def live(self, orders: itertools.count[int]) -> None:
        """Return orders until the test is over."""
        while not self.world.over:
            await self.return_order(f"W{next(orders)}")
            if self.world.stuck:  # small talk in the middle of a form has other answers
                return
            await asyncio.sleep(random.uniform(*_pauses))
            mark = len(await self.heard())
            words = random.sample(list(SMALL_TALK), 3)
            await asyncio.gather(*(self.say(each) for each in words))
            for each in words:
                await self.hear(mark, f"{SMALL_TALK[each]}|{SORRY}")

    async def close(self) -> None:
        """Hear no more; what the platform delivers late has been delivered."""
        self.closed = True
        await asyncio.gather(*self.late, return_exceptions=True)

    async def return_order(self, order: str) -> None:
        """The whole return, from the wish to its number."""
        say = f"I want to return {order}"
        while not self.world.stuck:
            mark = len(await self.heard())
            await self.say(say)
            answer = await self.hear(mark, "|".join((*ASKED, DONE, SORRY, SHOP_AWAY)))
            if DONE in answer:
                return
            say = next((reply for asked, reply in ASKED.items() if asked in answer), say)

    async def hear(self, mark: int, expected: str) -> str:
        """The first message from `mark` on that holds what is expected. One that only repeats
        what was said before (the platform got it twice) is no answer, as a person would see."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            heard = await self.heard()
            before = heard[mark - 1] if mark else None
            for text in heard[mark:]:
                if text != before and re.search(expected, text):
                    return text
            await asyncio.sleep(0.1)
        self.world.stuck.append(f"{self.channel} {self.number} waits for {expected}")
        return ""

    async def say(self, words: str) -> None:
        """Write; the platform delivers until it is acknowledged, a fifth once more later on."""
        delivery = self.delivery(words)
        await self.deliver(delivery)
        self.sent.append(words)
        if random.random() < 0.2:
            self.late.add(asyncio.create_task(self._again(delivery)))

    async def _again(self, delivery: Any) -> None:
        await asyncio.sleep(random.uniform(0, 3))
        await self.deliver(delivery)

    def delivery(self, words: str) -> Any:
        """The platform's signed request."""
        n = self.number
        user: Any = {"slack": f"U{n}x", "telegram": 100 + n, "whatsapp": f"86139000{n:05}"}.get(
            self.channel, f"+86139000{n:05}"
        )
        more = {"channel": f"D{n}x"} if self.channel == "slack" else {}
        return _PLATFORMS[self.channel].message(words, user=user, **more)

    async def deliver(self, delivery: Any) -> None:
        """As a platform: to either process, until one acknowledges."""
        while not await self.attempt(delivery, random.choice(self.world.ports)):
            await asyncio.sleep(0.3)

    async def attempt(self, delivery: Delivery, port: int) -> bool:
        """One request; whether it was acknowledged."""
        body, headers = delivery
        address = f"http://127.0.0.1:{port}/webhooks/{self.channel}"
        begun = time.perf_counter()
        try:
            response = await self.world.client.post(address, content=body, headers=headers)
        except httpx.HTTPError:
            return False
        if response.status_code == 200:
            self.world.acks.append(time.perf_counter() - begun)
        return response.status_code == 200

    async def forge(self) -> None:
        """Deliver what nobody signed."""
        body, headers = self.delivery("forged: I want to return W1000001")
        wrong = {k: v for k, v in headers.items() if k == "Content-Type"}
        address = f"http://127.0.0.1:{random.choice(self.world.ports)}/webhooks/{self.channel}"
        try:
            response = await self.world.client.post(address, content=body, headers=wrong)
        except httpx.HTTPError:
            return
        self.world.forged[response.status_code] += 1
