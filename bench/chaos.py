"""The kill test: `python -m bench chaos`; CHAOS_KILLS=2000 for the long run.

Customers on four (fake) platforms write to two gateway processes; the platforms deliver a fifth of
the messages twice and some out of order, and try again whatever is not acknowledged. Meanwhile
the processes are killed with `kill -9` and PostgreSQL crashes and recovers as after a power cut.
At the end each message must have been answered, once, in order, and its side effect done once.

It drives channels, inbox, lease, commit, outbox and sender; an echo stands in for Rasa.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import create_engine, text

from bench.chaos_process import Nursery

PORTS = (21810, 21811)
CUSTOMERS = 8  # on each platform
PAUSE = 0.8  # seconds a process serves before it is killed, on average
RESTARTS = 3  # crashes of PostgreSQL


@dataclass
class Run:
    """What the platforms did. acknowledged: texts that were answered with 2xx at least once."""

    fakes: dict[str, Any]
    kills: int
    pids: dict[int, int]
    nursery: Nursery
    acknowledged: set[str] = field(default_factory=set)
    acks: list[float] = field(default_factory=list)
    killed: int = 0
    over: bool = False


def main() -> None:
    """Run and print the table; exits with an error when anything was lost or doubled."""
    kills = int(os.environ.get("CHAOS_KILLS", "200"))
    folder = Path(tempfile.mkdtemp(prefix="chaos"))
    try:
        _main(kills, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _main(kills: int, folder: Path) -> None:
    from bot.store.embedded import embedded_url, start_embedded
    from bot.store.engine import sync_url
    from bot.store.migrate import upgrade

    server = start_embedded(folder / "postgres")
    url = embedded_url(server)
    upgrade(url)
    engine = create_engine(sync_url(url), pool_pre_ping=True)
    with engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA chaos"))
        connection.execute(text(_RETURNS))
    fake_urls = {name: f"http://127.0.0.1:{21820 + i}" for i, name in enumerate(_platforms())}
    nursery = Nursery(url, fake_urls)  # forks before any event loop runs
    try:
        run = asyncio.run(_drive(nursery, kills, folder / "postgres"))
        _report(run, engine)
    finally:
        nursery.close()
        engine.dispose()
        server.cleanup()


def _platforms() -> dict[str, Any]:
    from tests.platforms import slack, telegram, twilio, whatsapp

    return {"slack": slack, "telegram": telegram, "whatsapp": whatsapp, "twilio": twilio}


async def _drive(nursery: Nursery, kills: int, data: Path) -> Run:
    from tests.platforms import FAKES

    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # callers that were killed
    fakes: dict[str, Any] = {name: kind() for name, kind in FAKES.items()}
    for number, fake in enumerate(fakes.values()):
        await fake.start(21820 + number)
    run = Run(fakes, kills, {port: nursery.spawn(port) for port in PORTS}, nursery)
    try:
        await _live_through(run, data)
    finally:
        for pid in run.pids.values():
            _kill_process(pid)
        for fake in fakes.values():
            await fake.stop()
    return run


async def _live_through(run: Run, data: Path) -> None:
    async with httpx.AsyncClient(timeout=5, trust_env=False) as client:
        customers = [
            asyncio.create_task(_write(run, client, name, number))
            for name in run.fakes
            for number in range(CUSTOMERS)
        ]
        await asyncio.gather(*(_kill(run, port) for port in PORTS), _cut_power(run, data))
        run.over = True
        await asyncio.gather(*customers)
        await _settle(run)


async def _kill(run: Run, port: int) -> None:
    """Let the process on `port` serve for a moment, kill it, start another; again and again."""
    while run.killed < run.kills:
        await _serves(port)
        await asyncio.sleep(random.uniform(0.2, 1.8) * PAUSE)
        _kill_process(run.pids[port])
        run.killed += 1
        run.pids[port] = run.nursery.spawn(port)
    await _serves(port)


async def _serves(port: int, patience: float = 30) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return


def _kill_process(pid: int) -> None:
    with suppress(ProcessLookupError):  # it found no database when it started
        os.kill(pid, signal.SIGKILL)


async def _cut_power(run: Run, data: Path) -> None:
    """Crash PostgreSQL: when one of its processes is killed it drops every connection, throws its
    memory away and recovers from its log, as after a power cut."""
    postmaster = int((data / "postmaster.pid").read_text().split()[0])
    for number in range(RESTARTS):
        while run.killed < run.kills * (number + 1) / (RESTARTS + 1):
            await asyncio.sleep(0.1)
        while not (serving := _serving(postmaster)):
            await asyncio.sleep(0.1)
        _kill_process(random.choice(serving))


def _serving(postmaster: int) -> list[int]:
    """PostgreSQL's processes that serve a connection."""
    command = ["ps", "-o", "pid=,args=", "--ppid", str(postmaster)]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [int(line.split()[0]) for line in found.splitlines() if "[local]" in line]


async def _write(run: Run, client: httpx.AsyncClient, name: str, number: int) -> None:
    """One customer: messages one after the other, some together and so out of order."""
    count = 0
    while not run.over:
        said = [f"{name}-{number}-{count + i}" for i in range(random.choice((1, 1, 1, 3)))]
        count += len(said)
        deliveries = [(words, _message(name, number, words)) for words in said]
        random.shuffle(deliveries)
        await asyncio.gather(*(_deliver(run, client, name, *each) for each in deliveries))
        await asyncio.sleep(random.uniform(0.2, 1.5))


def _message(name: str, number: int, words: str) -> Any:
    user: Any = {"slack": f"U{number}x", "telegram": 100 + number}.get(
        name, f"+86139000{number:05}"
    )
    more = {"channel": f"D{number}x"} if name == "slack" else {}
    return _platforms()[name].message(words, user=user, **more)


async def _deliver(
    run: Run, client: httpx.AsyncClient, name: str, words: str, delivery: Any
) -> None:
    """As a platform: until it is acknowledged; every fifth message once more."""
    body, headers = delivery
    times = 2 if random.random() < 0.2 else 1
    while times:
        address = f"http://127.0.0.1:{random.choice(PORTS)}/webhooks/{name}"
        begun = time.perf_counter()
        try:
            response = await client.post(address, content=body, headers=headers)
        except httpx.HTTPError:
            await asyncio.sleep(0.3)
            continue
        if response.status_code == 200:
            run.acks.append(time.perf_counter() - begun)
            run.acknowledged.add(words)
            times -= 1
        else:
            await asyncio.sleep(0.3)


async def _settle(run: Run, patience: float = 90) -> None:
    """Until every acknowledged message has its answer, or nobody would wait any longer."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and len(_answers(run)) < len(run.acknowledged):
        await asyncio.sleep(0.5)
    await asyncio.sleep(2)  # for what should not come


def _answers(run: Run) -> Counter[str]:
    texts = (taken.text for fake in run.fakes.values() for taken in fake.taken)
    return Counter(text.removeprefix("answer to ") for text in texts)


def _report(run: Run, engine: Any) -> None:
    answers = _answers(run)
    with engine.begin() as connection:
        rows, handled, returns, repeats = connection.execute(text(_COUNTS)).one()
        arrived = connection.execute(text(_ARRIVED)).all()
    lost = len(run.acknowledged - set(answers))
    twice = rows - len(run.acknowledged)
    doubled = sum(count - 1 for count in answers.values())
    reordered = _reordered(run, [(row.conversation, row.said) for row in arrived])
    violations = [v for fake in run.fakes.values() for v in fake.violations]
    acks = sorted(run.acks)
    print(f"kills {run.killed}, PostgreSQL crashes {RESTARTS}, messages {len(run.acknowledged)}")
    print(f"lost {lost}, handled twice {twice}, not handled {rows - handled}")
    print(f"returns {returns} for {rows} messages, reordered {reordered}")
    print(f"answers repeated {doubled}, repetitions counted {repeats}, rules broken {violations}")
    median, p99 = acks[len(acks) // 2] * 1000, acks[int(len(acks) * 0.99)] * 1000
    print(f"acknowledged within: median {median:.0f} ms, p99 {p99:.0f} ms")
    if lost or twice or rows != handled or returns != rows or reordered or violations:
        raise SystemExit("the kill test failed")
    if doubled > repeats:
        raise SystemExit("the kill test failed: an answer was repeated and not counted")


def _reordered(run: Run, arrived: list[tuple[str, str]]) -> int:
    """Conversations whose answers first came in another order than their messages arrived."""
    first = {}
    for fake in run.fakes.values():
        for place, taken in enumerate(fake.taken):
            first.setdefault(taken.text.removeprefix("answer to "), place)
    places: dict[str, list[int]] = {}
    for conversation, said in arrived:
        places.setdefault(conversation, []).append(first.get(said, -1))
    return sum(order != sorted(order) for order in places.values())


_RETURNS = """
CREATE TABLE chaos.returns (inbox_id bigint PRIMARY KEY, conversation text, said text)
"""
_COUNTS = """
SELECT count(*), count(*) FILTER (WHERE state = 'done'),
  (SELECT count(*) FROM chaos.returns), (SELECT coalesce(sum(repeats), 0) FROM xiaoq.deliveries)
FROM xiaoq.inbox
"""
_ARRIVED = "SELECT conversation, said FROM chaos.returns ORDER BY inbox_id"
