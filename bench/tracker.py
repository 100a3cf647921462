"""Rasa's SQLTrackerStore and ours: the same model, policies, conversations and PostgreSQL.

Each turn is a whole `Agent.handle_message` with Rasa's own NLU and policies, in one process,
through a channel that only collects; no inbox, no HTTP, and nothing else on the server. Both stores
stand behind Rasa's own `Agent.load`. fsync is on. Printed for each length and number of
conversations at once: turns/s, milliseconds by turn number, bytes in PostgreSQL a turn.

The model is a light one (bench/light_project.py); `--pipeline ours` takes that of config.yml, whose
sentence vectors cost more than either store. `policy_states` is a setting of our store, see
docs/tracker-store.md; `--all-states` leaves it out.

`--turns 10 50 200 500 --at-once 1 8 32` is the long run.
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

from bench.light_project import light_model
from bot.ops.logs import configure_logging
from bot.store.embedded import embedded_url, start_embedded
from bot.store.migrate import upgrade

SAY = ("hello", "thank you so much", "bye bye", "good morning", "thanks a lot", "goodbye")
STATES = 10
"""What policies are shown of a conversation; the longest rule of the light project has three."""
SIZES = {
    "stock": "SELECT pg_total_relation_size('public.events') AS size",
    "xiaoq": "SELECT pg_total_relation_size('xiaoq.events') AS size",
    "none": "SELECT 0",
}
"""By store; `none` keeps nothing at all: what Rasa itself takes, so nothing can be faster."""


def agent_with(kind: str, model: Path, url: str, states: int | None = STATES) -> Any:
    """A Rasa agent on the named store."""
    from rasa.core.agent import Agent
    from rasa.core.tracker_store import SQLTrackerStore, TrackerStore

    from bot.store.append import Stored
    from bot.store.database import Database
    from bot.store.engine import make_engine
    from bot.store.keys import KeyRing
    from bot.store.tracker import RememberingTracker
    from bot.store.tracker_store import PostgresTrackerStore

    class Nothing(PostgresTrackerStore):
        """Our trackers, kept in a dictionary."""

        async def retrieve(self, sender_id: str) -> Any:
            return self._hot.get(sender_id)

        async def save(self, tracker: Any) -> None:
            if not isinstance(tracker, RememberingTracker):  # Rasa's wrapper made it
                tracker.xiaoq_stored = Stored(0, 0)
                tracker = self._latest_session(tracker)
            self._hot[tracker.sender_id] = tracker

    database = Database(url, make_engine(url), KeyRing([secrets.token_bytes(32)]))
    store: TrackerStore
    if kind == "none":
        store = Nothing(store=database, policy_states=states)
    elif kind == "stock":
        store = SQLTrackerStore(host=url)
    else:
        store = PostgresTrackerStore(store=database, policy_states=states)
    return Agent.load(str(model), tracker_store=store)


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
    parser.add_argument("--pipeline", choices=["light", "ours"], default="light")
    parser.add_argument("--all-states", action="store_true")
    parser.add_argument("--stores", nargs="+", choices=[*SIZES], default=["stock", "xiaoq"])
    options, _ = parser.parse_known_args()
    configure_logging()  # Rasa's debug records cost more than either store
    with tempfile.TemporaryDirectory() as folder:
        server = start_embedded(Path(folder) / "postgres")
        url = embedded_url(server)
        upgrade(url)
        print("fsync", _scalar(url, "SHOW fsync"), flush=True)
        train = light_model if options.pipeline == "light" else our_model
        model = train(Path(folder) / "pipeline")
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        speeds: dict[tuple[str, int, int], float] = {}
        states = None if options.all_states else STATES
        for kind in options.stores:
            query = SIZES[kind]
            agent = agent_with(kind, model, url, states)
            loop.run_until_complete(measure(agent, 3, 1))  # warm
            for turns, at_once in itertools.product(options.turns, options.at_once):
                before = _scalar(url, query)
                speed, taken, used = loop.run_until_complete(measure(agent, turns, at_once))
                speeds[kind, turns, at_once] = speed
                bytes_a_turn = (_scalar(url, query) - before) / (turns * at_once)
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
            if kind == "xiaoq" and ("stock", turns, at_once) in speeds:
                ratio = speed / speeds["stock", turns, at_once]
                print(f"xiaoq / stock, {turns} turns, {at_once} at once: {ratio:.2f} x turns/s")
        server.cleanup()


def our_model(folder: Path) -> Path:
    """With the pipeline and policies of config.yml."""
    from bench.turn_servers import _our_pipeline

    return _our_pipeline(folder) / "models"


def _scalar(url: str, query: str) -> Any:
    from sqlalchemy import create_engine

    from bot.store.engine import sync_url

    engine = create_engine(sync_url(url))
    with engine.connect() as connection:
        found = connection.execute(query).scalar_one()
    engine.dispose()
    return found


if __name__ == "__main__":
    main()
