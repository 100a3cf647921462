"""`xiaoq export` of many messages: messages a second, and how much memory it takes.

A throw-away PostgreSQL is filled with invented conversations of twenty messages, sealed as the
bot seals them; then the real command runs in a process of its own. Printed for each export: the
peak of the exporting process, of it and its search workers together, and messages a second from
start to end. PostgreSQL's memory is not counted.

`--unmasked 200000 1000000 --masked 2000 20000` are the numbers of messages; `--fast` masks with
worker processes.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import itertools
import json
import os
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.current import Outgoing
from bot.store.database import Database, seal_json
from bot.store.embedded import embedded_url, start_embedded
from bot.store.engine import make_engine
from bot.store.event_rows import event_rows
from bot.store.keys import Cipher, KeyRing, key_context
from bot.store.migrate import upgrade
from bot.store.rows import answer_row, inbox_row, reserve

EACH = 20
"""Messages a conversation, one turn in two."""
AT_ONCE = 200
ASKED = (
    "where is my order W{n}?",
    "I am {name}, my phone is 138{n}0",
    "订单W{n}到哪了？",
    "我叫{zh}，想退货",
    "thanks",
    "好的",
    "Can I return shoes number {n} that I have worn once?",
    "yes please",
)
ANSWERED = (
    "Order W{n} is on its way and should arrive on 3 December.",
    "您的订单 W{n} 已发货，预计 12 月 3 日送达。",
    "Shoes can be returned unworn within thirty days.",
    "To protect your privacy, please tell me the last four digits of the phone number.",
)
PARSED = {"intent": {"name": "order_status", "confidence": 0.9}, "entities": []}
NAMES, ZH = ("Maria Lopez", "John Miller", "Aiko Tanaka"), ("张伟", "王芳", "李娜")


def said(patterns: tuple[str, ...], chance: random.Random) -> str:
    """One invented message."""
    number = chance.randrange(1_000_000, 9_999_999)
    pattern = chance.choice(patterns)
    return pattern.format(n=number, name=chance.choice(NAMES), zh=chance.choice(ZH))


async def fill(database: Database, tag: str, messages: int) -> None:
    """Conversations that carry `tag`, of `messages` messages together, with Rasa's events."""
    chance, left = random.Random(tag), messages // EACH
    while left:
        some, left = min(AT_ONCE, left), left - min(AT_ONCE, left)
        ids = [f"bench:{secrets.token_hex(10)}" for _ in range(some)]
        async with database.transaction() as connection:
            turns = await reserve(connection, "inbox", some * EACH // 2)
            events = await reserve(connection, "events", some * EACH)
        tables = await _invented(database, tag, ids, turns, iter(events), chance)
        async with database.engine.connect() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            async with raw.transaction():
                for name, (columns, rows) in tables.items():
                    await raw.copy_records_to_table(
                        name, schema_name="xiaoq", columns=columns.split(), records=rows
                    )


async def _invented(
    database: Database,
    tag: str,
    ids: list[str],
    turns: Sequence[int],
    event_ids: Iterator[int],
    chance: random.Random,
) -> dict[str, tuple[str, list[tuple[Any, ...]]]]:
    """Columns and rows of each table, as COPY takes them."""
    facts = json.dumps({"intent": "order_status", "confidence": 0.9, "source": "nlu"})
    keys, heard, answers, events = [], [], [], []
    ciphers = {}
    for one in ids:
        key = secrets.token_bytes(32)
        wrapped = await database.keys.service.wrap(key, key_context(one))
        keys.append((one, wrapped, database.keys.service.newest))
        ciphers[one] = Cipher(key, one)
    for turn, one in zip(turns, itertools.cycle(ids)):
        cipher, event = ciphers[one], str(turn)
        asked, answered = said(ASKED, chance), said(ANSWERED, chance)
        payload = seal_json(cipher, "inbox", inbox_row("web", event), {"text": asked})
        heard.append((turn, "web", event, one, payload, "done", facts))
        answer = Outgoing(answered, source="flow").as_dict()
        sealed = seal_json(cipher, "outbox", answer_row(turn, 0), answer)
        answers.append((one, turn, sealed, "kept"))
        spoken = [
            {"event": "user", "text": asked, "timestamp": float(turn), "parse_data": PARSED},
            {"event": "bot", "text": answered, "timestamp": float(turn)},
        ]
        numbers = [next(event_ids) for _ in spoken]
        rows = event_rows(cipher, numbers, spoken)
        events += [(number, one, *row) for number, *row in zip(*rows, strict=True)]
    known = [(one, "web", "en", json.dumps([tag])) for one in ids]
    return {
        "conversations": ("id channel language tags", known),
        "data_keys": ("conversation wrapped kek_id", keys),
        "inbox": ("id channel event_id conversation payload state facts", heard),
        "outbox": ("conversation inbox_id payload state", answers),
        "events": ("id sender_id type_name timestamp intent_name action_name data", events),
    }


def descendants(process: int) -> Iterator[int]:
    """The process and all below it."""
    yield process
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from descendants(int(child))


def megabytes(process: int) -> float:
    """What the process holds now."""
    status = Path(f"/proc/{process}/status").read_text()
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")]
    return int(found[0]) / 1024 if found else 0.0


def run(environment: dict[str, str], *options: str) -> tuple[float, float, float, int]:
    """Seconds, the process's peak, the peak with its workers (MB), bytes written."""
    own = together = 0.0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "export"
        command = [sys.executable, "-m", "bot.cli", "export", "--output", str(file), *options]
        began = time.perf_counter()
        with subprocess.Popen(command, env={**os.environ, **environment}) as process:
            while process.poll() is None:
                try:
                    each = [megabytes(one) for one in descendants(process.pid)]
                    own, together = max(own, each[0]), max(together, sum(each))
                except OSError:  # it ended in between
                    continue
                time.sleep(0.1)
        if process.returncode:
            raise SystemExit(f"the export failed with exit code {process.returncode}")
        return time.perf_counter() - began, own, together, file.stat().st_size


def main() -> None:
    """Print a row an export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unmasked", type=int, nargs="*", default=[20_000, 200_000])
    parser.add_argument("--masked", type=int, nargs="*", default=[1_000, 4_000])
    parser.add_argument("--fast", action="store_true", help="masked: with search workers")
    parser.add_argument("--formats", nargs="+", default=["csv", "xlsx", "sft", "rasa"])
    options, _ = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        server = start_embedded(Path(folder) / "postgres")
        url, kek = embedded_url(server), secrets.token_bytes(32)
        upgrade(url)
        environment = {
            "DATABASE_URL": url,
            "XIAOQ_KEK": base64.b64encode(kek).decode(),
            "XIAOQ_STATE_DIR": folder,
        }
        try:
            for unmask, sizes in ((True, options.unmasked), (False, options.masked)):
                formats = options.formats if unmask else options.formats[:1]
                for size in sizes:
                    _fill(url, kek, f"{size}-{unmask}", size)
                    for name in formats:
                        _measure(environment, name, size, unmask, fast=options.fast)
        finally:
            server.cleanup()


def _measure(
    environment: dict[str, str], name: str, size: int, unmask: bool, *, fast: bool
) -> None:
    options = ["--format", name, "--tag", f"{size}-{unmask}"]
    options += ["--unmask"] * unmask + ["--fast"] * (fast and not unmask)
    taken, own, together, written = run(environment, *options)
    print(
        f"{'unmasked' if unmask else 'masked':8} {name:5} {size:9,} messages: "
        f"{size / taken:7,.0f} a second, {taken:6.1f} s, peak {own:4.0f} MB, "
        f"with workers {together:4.0f} MB, file {written / 2**20:.1f} MB",
        flush=True,
    )


def _fill(url: str, kek: bytes, tag: str, size: int) -> None:
    async def work() -> None:
        database = Database(url, make_engine(url), KeyRing([kek]))
        await fill(database, tag, size)
        await database.close()

    asyncio.run(work())


if __name__ == "__main__":
    main()
