"""What the kill test runs on: PostgreSQL, fake platforms, the processes, and what was observed."""

from __future__ import annotations

import asyncio
import socket
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from bench.chaos.nursery import Nursery
from bot.platforms import SECRETS
from tests.platforms import FAKES, slack, telegram, twilio, whatsapp
from tests.platforms.fake import FakePlatform

KEK = "Y2hhb3MgdGVzdCBrZXksIDMyIGJ5dGVzIGxvbmcgISE="
READY = {
    **dict.fromkeys(("bot", "gateway"), "/health/ready"),
    "actions": "/health",
    "stock": "/",
}
"""Which address answers 200 when a program takes messages."""

_SECRETS = {
    "slack": (slack.TOKEN, slack.SECRET),
    "telegram": (telegram.TOKEN, telegram.SECRET),
    "whatsapp": (whatsapp.TOKEN, whatsapp.NUMBER, whatsapp.SECRET, whatsapp.VERIFY),
    "twilio": (twilio.ACCOUNT, twilio.TOKEN, twilio.NUMBER),
}


@dataclass
class World:
    """The test's parts.

    ports: of the bot's processes; pids: process by port; acks: seconds until a delivery was
    acknowledged; forged: statuses of forged deliveries; stuck: customers who gave up.
    """

    url: str
    postgres: Path
    fakes: dict[str, FakePlatform]
    nursery: Nursery
    client: httpx.AsyncClient
    ports: tuple[int, ...]
    action_port: int
    pids: dict[int, int] = field(default_factory=dict)
    acks: list[float] = field(default_factory=list)
    forged: Counter[int] = field(default_factory=Counter)
    killed: Counter[str] = field(default_factory=Counter)
    stuck: list[str] = field(default_factory=list)
    over: bool = False

    @property
    def kills(self) -> int:
        """Processes killed so far."""
        return sum(self.killed.values())

    def start(self, kind: str, port: int) -> None:
        """A process of this kind on this port."""
        self.pids[port] = self.nursery.spawn(kind, port)

    def kill(self, kind: str, port: int) -> None:
        """Kill it, and start the next."""
        self.nursery.kill(self.pids[port])
        self.killed[kind] += 1
        self.start(kind, port)

    async def serves(self, path: str, port: int, patience: float = 60) -> bool:
        """Wait until the address answers 200."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            try:
                answer = await self.client.get(f"http://127.0.0.1:{port}{path}")
                if answer.status_code == 200:
                    return True
            except httpx.HTTPError:
                pass
            await asyncio.sleep(0.1)
        return False


def free_port() -> int:
    """A port of loopback that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(
    url: str, fake_ports: dict[str, int], action_port: int, state: Path
) -> dict[str, str]:
    """The bot's settings: all channels on, pointing to the fakes; no model server."""
    found = {
        "DATABASE_URL": url,
        "XIAOQ_KEK": KEK,
        "XIAOQ_STATE_DIR": str(state),
        "XIAOQ_ACTION_PORT": str(action_port),
        "XIAOQ_WEB_MESSAGE_RATE": "10000/minute",
        "XIAOQ_WEB_SESSION_RATE": "10000/minute",
        "MODEL_BASE_URLS": "http://127.0.0.1:9/v1",
        "PUBLIC_URL": twilio.PUBLIC_URL,
        "LOG_LEVEL": "WARNING",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "OMP_NUM_THREADS": "1",
        "SANIC_WORKERS": "1",
    }
    for channel, names in SECRETS.items():
        values = dict(zip(names, _SECRETS[channel], strict=True))
        found |= {f"{channel}_{name}".upper(): value for name, value in values.items()}
        found[f"{channel}_API_URL".upper()] = f"http://127.0.0.1:{fake_ports[channel]}"
    return found


async def start_fakes(ports: dict[str, int]) -> dict[str, FakePlatform]:
    """The four platforms, listening."""
    fakes = {name: kind() for name, kind in FAKES.items()}
    for name, fake in fakes.items():
        await fake.start(ports[name])
    return fakes
