"""What Meta and Twilio report of each message that the bot sent, soon after they took it."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import httpx

from bench.chaos.world import World
from tests.platforms import twilio, whatsapp
from tests.platforms.fake import Taken

_DELAY = (0.2, 1.5)  # seconds until a report
_TRIES = 20


async def report_sent(world: World) -> None:
    """Until the test is over."""
    reporting: set[asyncio.Task[None]] = set()
    known = {"whatsapp": 0, "twilio": 0}
    while not world.over:
        for channel, platform in (("whatsapp", whatsapp), ("twilio", twilio)):
            taken = world.fakes[channel].taken
            for message in taken[known[channel] :]:
                reporting.add(asyncio.create_task(_report(world, channel, platform, message)))
            known[channel] = len(taken)
        await asyncio.sleep(0.05)
    await asyncio.gather(*reporting)


async def _report(world: World, channel: str, platform: Any, message: Taken) -> None:
    """Delivered again until acknowledged, for a while."""
    await asyncio.sleep(random.uniform(*_DELAY))
    callback = str(message.body.get("StatusCallback", "")).removeprefix(twilio.PUBLIC_URL)
    body, headers = platform.status(message)
    for _ in range(_TRIES):
        port = random.choice(world.ports)
        address = f"http://127.0.0.1:{port}{callback or f'/webhooks/{channel}'}"
        try:
            answer = await world.client.post(address, content=body, headers=headers)
        except httpx.HTTPError:
            answer = None
        if answer is not None and answer.status_code == 200:
            return
        await asyncio.sleep(0.3)
