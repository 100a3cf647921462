"""Rasa's SQLTrackerStore and ours: the same model, policies, conversations and PostgreSQL.

Each turn is a whole `Agent.handle_message` with Rasa's own NLU and policies, in one process,
through a channel that only collects; no inbox, no HTTP. fsync is on. Printed for each length and
number of conversations at once: turns/s, milliseconds by turn number, bytes in PostgreSQL a turn.

`--turns 10 50 200 500 --at-once 1 8 32` is the long run; the default takes a few minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import secrets
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from bench.turn_servers import _our_pipeline
from bot.ops.logs import configure_logging
from bot.store.embedded import embedded_url, start_embedded
from bot.store.migrate import upgrade

SAY = ("hello", "thank you so much", "bye bye", "good morning", "thanks a lot", "goodbye")
SIZES = {
    "stock": "SELECT pg_total_relation_size('public.events') AS size",
    "xiaoq": "SELECT pg_total_relation_size('xiaoq.events') AS size",
}


def agent_with(loop: asyncio.AbstractEventLoop, kind: str, model: Path, url: str) -> Any:
    """A Rasa agent on the named store."""
    from rasa.core.agent import load_agent
    from rasa.core.tracker_store import SQLTrackerStore
    from rasa.shared.core.domain import Domain

    from bot.store.tracker_store import PostgresTrackerStore

    store: Any
    if kind == "stock":
        folder = unquote(url.partition("host=")[2])
        store = SQLTrackerStore(
            Domain.empty(),
            dialect="postgresql",
            db="postgres",
            username="postgres",
            query={"host": folder},
        )
    else:
        store = PostgresTrackerStore(Domain.empty(), url, policy_states=200)
    agent = loop.run_until_complete(load_agent(model_path=str(model)))
    store.domain = agent.domain
    agent.tracker_store = agent.processor.tracker_store = store
    return agent


async def talk(agent: Any, turns: int) -> list[float]:
    """One conversation; milliseconds of each turn."""
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    who, taken = secrets.token_hex(8), []
    for text in itertools.islice(itertools.cycle(SAY), turns):
        channel = CollectingOutputChannel()
        began = time.perf_counter()
        await agent.handle_message(UserMessage(text, channel, who))
        taken.append((time.perf_counter() - began) * 1000)
        assert channel.messages, "no answer"
    return taken


async def measure(agent: Any, turns: int, at_once: int) -> tuple[float, list[list[float]], float]:
    """Turns a second, each conversation's turns, milliseconds of CPU a turn."""
    began, cpu = time.perf_counter(), time.process_time()
    taken = await asyncio.gather(*(talk(agent, turns) for _ in range(at_once)))
    done = turns * at_once
    used = (time.process_time() - cpu) * 1000 / done
    return done / (time.perf_counter() - began), list(taken), used


def at(taken: list[list[float]], turn: int) -> float:
    """The median of the turns around this one."""
    low = max(0, turn - 3)
    return statistics.median(one for each in taken for one in each[low : turn + 2])


def main() -> None:
    """Print a row a store, length and number at once, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, nargs="+", default=[10, 50, 200])
    parser.add_argument("--at-once", type=int, nargs="+", default=[1, 8])
    options, _ = parser.parse_known_args()
    configure_logging()  # Rasa's debug records cost more than either store
    with tempfile.TemporaryDirectory() as folder:
        server = start_embedded(Path(folder) / "postgres")
        url = embedded_url(server)
        upgrade(url)
        model = _our_pipeline(Path(folder) / "pipeline") / "models"
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        speeds: dict[tuple[str, int, int], float] = {}
        for kind, query in SIZES.items():
            agent = agent_with(loop, kind, model, url)
            loop.run_until_complete(measure(agent, 3, 1))  # warm
            for turns, at_once in itertools.product(options.turns, options.at_once):
                before = _size(url, query)
                speed, taken, used = loop.run_until_complete(measure(agent, turns, at_once))
                speeds[kind, turns, at_once] = speed
                bytes_a_turn = (_size(url, query) - before) / (turns * at_once)
                marks = "  ".join(
                    f"turn {turn} {at(taken, turn):.1f} ms"
                    for turn in (5, 50, 200, 500)
                    if turn <= turns
                )
                print(
                    f"{kind:6} {turns:4} turns, {at_once:2} at once: {speed:7.1f} turns/s, "
                    f"{used:6.1f} ms CPU a turn, {bytes_a_turn:6.0f} bytes a turn; {marks}",
                    flush=True,
                )
        for (kind, turns, at_once), speed in speeds.items():
            if kind == "xiaoq":
                ratio = speed / speeds["stock", turns, at_once]
                print(f"xiaoq / stock, {turns} turns, {at_once} at once: {ratio:.2f} x turns/s")
        server.cleanup()


def _size(url: str, query: str) -> int:
    from sqlalchemy import create_engine

    from bot.store.engine import sync_url

    engine = create_engine(sync_url(url))
    with engine.connect() as connection:
        size = int(connection.execute(query).scalar_one())
    engine.dispose()
    return size


if __name__ == "__main__":
    main()
