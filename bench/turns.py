"""Stock Rasa and XiaoQ side by side: turns a second and latency at 1, 8 and 32 conversations.

Three servers, one after the other, on the same embedded PostgreSQL (fsync on):

- stock-default   `rasa init`'s own bot and configuration, SQL tracker store, REST channel
- stock-pipeline  our pipeline on three of our intents, SQL tracker store, REST channel
- xiaoq           the same trained model; our channel, turn, tracker store, NLG, encryption

A turn is "sent until the answer is there", without model and action server. Every conversation
sends its next message when it has the answer to the last.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import httpx

from bench.turn_servers import Server, prepare
from llm_backend.http_client import HttpClient

LEVELS = (1, 8, 32)
SAY = ("hello", "thank you so much", "bye bye", "good morning", "thanks a lot", "goodbye")
Turn = Callable[[str], Awaitable[None]]


async def stock_customer(client: httpx.AsyncClient, url: str, name: str) -> Turn:
    """A conversation over Rasa's REST channel, which answers in the response."""

    async def turn(text: str) -> None:
        body = {"sender": name, "message": text}
        answer = await client.post(f"{url}/webhooks/rest/webhook", json=body)
        assert answer.json(), "no answer"

    return turn


async def web_customer(client: httpx.AsyncClient, url: str, name: str) -> Turn:
    """A conversation over our web channel, which answers by server-sent event."""
    session = (await client.post(f"{url}/webhooks/web/sessions")).json()
    headers = {"Authorization": f"Bearer {session['token']}"}
    answered: asyncio.Queue[str] = asyncio.Queue()
    listening = asyncio.Event()

    async def listen() -> None:
        with suppress(httpx.ReadError):  # the end of the level; before it, `turn` notices
            events = f"{url}/webhooks/web/events"
            async with client.stream("GET", events, headers=headers) as stream:
                async for line in stream.aiter_lines():
                    listening.set()
                    if line == "event: message":
                        answered.put_nowait(line)

    task = asyncio.create_task(listen())
    await listening.wait()
    numbers = itertools.count()

    async def turn(text: str) -> None:
        assert not task.done()
        body = {"id": f"{name}-{next(numbers)}", "text": text}
        sent = await client.post(f"{url}/webhooks/web/messages", json=body, headers=headers)
        assert sent.status_code == 202, sent.text
        await asyncio.wait_for(answered.get(), 30)

    return turn


async def measure(server: Server, conversations: int, seconds: float) -> dict[str, float]:
    """Turns a second and latency quantiles (milliseconds) at this many conversations."""
    make = web_customer if server.name == "xiaoq" else stock_customer
    limits = httpx.Limits(max_connections=None)
    async with HttpClient(timeout=None, limits=limits, trust_env=False) as client:
        names = [f"{server.name}-{conversations}-{number}" for number in range(conversations)]
        turns = [await make(client, server.url, name) for name in names]
        for turn in turns:  # the first turn starts a session
            await turn(SAY[0])
        taken: list[float] = []
        until = time.perf_counter() + seconds

        async def talk(turn: Turn) -> None:
            for text in itertools.cycle(SAY):
                started = time.perf_counter()
                await turn(text)
                taken.append((time.perf_counter() - started) * 1000)
                if time.perf_counter() > until:
                    return

        begun = time.perf_counter()
        await asyncio.gather(*(talk(turn) for turn in turns))
        spent = time.perf_counter() - begun
    cuts = statistics.quantiles(taken, n=100)
    return {"turns_s": len(taken) / spent, "p50": cuts[49], "p95": cuts[94], "p99": cuts[98]}


def main() -> None:
    """Print a row a server and level, then the ratios to XiaoQ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--without-default", action="store_true", help="skip rasa init's bot")
    options, _ = parser.parse_known_args()
    rows: dict[tuple[str, int], dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for server in prepare(Path(folder), with_default=not options.without_default):
            with server:
                for level in LEVELS:
                    row = asyncio.run(measure(server, level, options.seconds))
                    rows[server.name, level] = row
                    cells = "  ".join(f"{key} {value:8.1f}" for key, value in row.items())
                    print(f"{server.name:15} {level:3} conversations  {cells}", flush=True)
    for (name, level), row in rows.items():
        if name != "xiaoq" and ("xiaoq", level) in rows:
            ratio = rows["xiaoq", level]["turns_s"] / row["turns_s"]
            print(f"xiaoq / {name:15} at {level:3}: {ratio:.2f} x turns/s")
    print(json.dumps({f"{name}@{level}": row for (name, level), row in rows.items()}))


if __name__ == "__main__":
    main()
