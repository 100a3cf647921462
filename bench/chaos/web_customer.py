"""A customer of the kill test on the chat page: posts with an id, reads server-sent events."""

from __future__ import annotations

import asyncio
import json
import random
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx

from bench.chaos.customers import Customer


@dataclass
class WebCustomer(Customer):
    """One session. texts: what the page has shown; last: the id it would resume from."""

    token: str = ""
    conversation: str = ""
    texts: list[str] = field(default_factory=list)
    last: int = 0

    async def open(self) -> None:
        """A session, and its stream of events."""
        session = (await self.world.client.post(f"{self._base()}/sessions")).json()
        self.token, self.conversation = session["token"], session["conversation"]
        self._stream = asyncio.create_task(self._listen())

    async def close(self) -> None:
        """Leave the page."""
        self.closed = True
        self._stream.cancel()
        await super().close()

    async def heard(self) -> list[str]:
        """What the page has shown."""
        return self.texts

    def delivery(self, words: str) -> Any:
        """The page's request."""
        return {"id": uuid.uuid4().hex, "text": words}

    async def attempt(self, delivery: Any, port: int) -> bool:
        """One request; whether it was acknowledged."""
        begun = time.perf_counter()
        status = await self._post(delivery, self.token, port)
        if status == 202:
            self.world.acks.append(time.perf_counter() - begun)
        return status == 202

    async def forge(self) -> None:
        """A token that nobody gave."""
        status = await self._post(self.delivery("forged"), "x.y", random.choice(self.world.ports))
        if status:
            self.world.forged[status] += 1

    async def _post(self, delivery: Any, token: str, port: int) -> int:
        headers = {"Authorization": f"Bearer {token}"}
        address = f"{self._base(port)}/messages"
        with suppress(httpx.HTTPError):
            answer = await self.world.client.post(address, json=delivery, headers=headers)
            return answer.status_code
        return 0

    def _base(self, port: int | None = None) -> str:
        return f"http://127.0.0.1:{port or random.choice(self.world.ports)}/webhooks/web"

    async def _listen(self) -> None:
        """As the page: begin again where the last stream ended, on whichever process answers."""
        while not self.closed:
            headers = {"Authorization": f"Bearer {self.token}", "Last-Event-ID": str(self.last)}
            with suppress(httpx.HTTPError):
                async with self.world.client.stream(
                    "GET", f"{self._base()}/events", headers=headers
                ) as stream:
                    await self._read(stream)
            await asyncio.sleep(0.2)

    async def _read(self, stream: httpx.Response) -> None:
        fields: dict[str, str] = {}
        async for line in stream.aiter_lines():
            name, _, value = line.partition(": ")
            fields[name] = value
            if line:
                continue
            if fields.get("event") == "message":
                self.last = int(fields["id"])
                self.texts.append(json.loads(fields["data"])["text"])
            fields = {}
