"""Rasa's SQLTrackerStore and ours: the same model, policies, conversations and PostgreSQL.

Each turn is a whole `Agent.handle_message` with Rasa's own NLU and policies, in one process,
through a channel that only collects; no inbox, no HTTP, and nothing else on the server. Both stores
stand behind Rasa's own `Agent.load`. fsync is on. A third, `none`, keeps trackers in a dictionary:
what Rasa itself takes. Printed for each length and number of conversations at once: turns/s,
milliseconds by turn number, bytes in PostgreSQL a turn, and how long this disk takes for a commit.

The model is a light one (bench/light_project.py); `--pipeline ours` takes that of config.yml, whose
sentence vectors cost more than either store. `policy_states` and `alone` are settings of our
store, see docs/tracker-store.md; `--all-states` leaves the first out.

`--turns 10 50 200 500 --at-once 1 8 32` is the long run; with stock, 500x8 takes most of an hour.
`--long` compares turn 500 with turn 5 (bench/tracker_long.py), of ours and of none.

The event loop is uvloop's, as in `rasa run`.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import secrets
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import uvloop

from bench.light_project import light_model
from bench.tracker_long import pairs
from bot.ops.logs import configure_logging
from bot.store.company import QUIET
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
MARKS = (1, 2, 5, 10, 50, 200, 500)
MOST = 960
"""Turns of a cell and store: one conversation of ten would be over in a tenth of a second."""
ROUND = 160
"""Turns of one store before it is the next one's turn."""


def agent_with(kind: str, model: Path, url: str, states: int | None = STATES) -> Any:
    """A Rasa agent on the named store."""
    from rasa.core.agent import Agent
    from rasa.core.tracker_store import SQLTrackerStore, TrackerStore

    from bot.store.append import Stored
    from bot.store.database import Database
    from bot.store.engine import make_engine
    from bot.store.keys import KeyRing
    from bot.store.tracker import RememberingTracker, latest_session
    from bot.store.tracker_store import PostgresTrackerStore

    class Nothing(PostgresTrackerStore):
        """Our trackers, kept in a dictionary."""

        async def retrieve(self, sender_id: str) -> Any:
            return self._hot.get(sender_id)

        async def save(self, tracker: Any) -> None:
            if not isinstance(tracker, RememberingTracker):  # Rasa's wrapper made it
                tracker.xiaoq_stored = Stored(0, 0)
                tracker = latest_session(tracker, self.init_tracker(tracker.sender_id))
            self._hot[tracker.sender_id] = tracker

    database = Database(url, make_engine(url), KeyRing([secrets.token_bytes(32)]))
    store: TrackerStore
    if kind == "none":
        store = Nothing(store=database, policy_states=states)
    elif kind == "stock":
        store = SQLTrackerStore(host=url)
    else:
        store = PostgresTrackerStore(store=database, policy_states=states, alone=True)
    return Agent.load(str(model), tracker_store=store)


async def talk(agent: Any, turns: int) -> list[float]:
    """One conversation; milliseconds of each turn."""
    who, taken = secrets.token_hex(8), []
    for text in itertools.islice(itertools.cycle(SAY), turns):
        began = time.perf_counter()
        await say(agent, who, text)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


async def say(agent: Any, who: str, text: str) -> None:
    """One turn."""
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    channel = CollectingOutputChannel()
    await agent.handle_message(UserMessage(text, channel, who))
    assert channel.messages, "no answer"


async def _together(agent: Any, turns: int, at_once: int) -> list[list[float]]:
    return await asyncio.gather(*(talk(agent, turns) for _ in range(at_once)))


@dataclass(frozen=True)
class Measured:
    """Of one store, length and number at once. at_turn: median milliseconds by turn number."""

    turns: int
    seconds: float
    cpu_ms: float
    bytes_a_turn: float
    at_turn: dict[int, float]

    @property
    def speed(self) -> float:
        """Turns a second."""
        return self.turns / self.seconds


def measure(
    loop: asyncio.AbstractEventLoop,
    agents: Mapping[str, Any],
    turns: int,
    at_once: int,
    sizes: Mapping[str, Callable[[], float]],
    most: int,
) -> dict[str, Measured]:
    """Conversations that make `most` turns, `at_once` of them at once, by store.

    The stores take turns by rounds of ROUND turns, each first in its turn: a shared machine has
    its moods, and they fall on all. A round is long enough that caches are warm.
    """
    times = max(1, ROUND // (turns * at_once))
    rounds = max(1, most // (turns * at_once * times))
    before = {kind: sizes[kind]() for kind in agents}
    taken: dict[str, list[list[float]]] = {kind: [] for kind in agents}
    seconds, cpu = dict.fromkeys(agents, 0.0), dict.fromkeys(agents, 0.0)
    order = deque(agents)
    for _ in range(rounds):
        for kind in order:
            began, cpu_before = time.perf_counter(), time.process_time()
            for _ in range(times):
                taken[kind] += loop.run_until_complete(_together(agents[kind], turns, at_once))
            seconds[kind] += time.perf_counter() - began
            cpu[kind] += time.process_time() - cpu_before
        order.rotate(1)
    done = turns * at_once * times * rounds
    return {
        kind: Measured(
            done,
            seconds[kind],
            cpu[kind] * 1000 / done,
            (sizes[kind]() - before[kind]) / done,
            {turn: at(taken[kind], turn) for turn in MARKS if turn <= turns},
        )
        for kind in agents
    }


def at(taken: list[list[float]], turn: int) -> float:
    """The median of this turn, of the turns around it where they are many."""
    low, high = (turn - 1, turn) if turn <= 5 else (turn - 3, turn + 2)
    return statistics.median(one for each in taken for one in each[low:high])


def main() -> None:
    """Print a row a store, length and number at once, and the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, nargs="+", default=[10, 50, 200])
    parser.add_argument("--at-once", type=int, nargs="+", default=[1, 8])
    parser.add_argument("--cells", nargs="+", type=_cell, help="in their place: 10x1 500x8 …")
    parser.add_argument("--pipeline", choices=["light", "ours"], default="light")
    parser.add_argument("--all-states", action="store_true")
    parser.add_argument("--long", action="store_true", help="turn 500 beside turn 5")
    parser.add_argument("--most", type=int, default=MOST, help="turns of a cell")
    parser.add_argument("--stores", nargs="+", choices=[*SIZES], default=[*SIZES])
    options, _ = parser.parse_known_args()
    configure_logging()  # Rasa's debug records cost more than either store
    cells = options.cells or list(itertools.product(options.turns, options.at_once))
    with tempfile.TemporaryDirectory() as folder:
        server = start_embedded(Path(folder) / "postgres")
        url = embedded_url(server)
        upgrade(url)
        print("fsync", _scalar(url, "SHOW fsync"), flush=True)
        train = light_model if options.pipeline == "light" else our_model
        model = train(Path(folder) / "pipeline")
        loop = uvloop.new_event_loop()
        asyncio.set_event_loop(loop)
        states = None if options.all_states else STATES
        agents = {kind: agent_with(kind, model, url, states) for kind in options.stores}
        found: dict[str, list[Measured]] = {kind: [] for kind in agents}
        for agent in agents.values():
            loop.run_until_complete(talk(agent, 5))  # warm
        loop.run_until_complete(asyncio.sleep(QUIET + 1))  # alone from now on
        if options.long:
            for kind in sorted({*agents} - {"stock"}):
                found_pairs = loop.run_until_complete(pairs(partial(say, agents[kind]), SAY))
                print(f"{kind}, turn 5 -> turn 500: {found_pairs}", flush=True)
            cells = []
        for turns, at_once in cells:
            sizes = {kind: partial(_scalar, url, SIZES[kind]) for kind in agents}
            measured = measure(loop, agents, turns, at_once, sizes, options.most)
            for kind, one in measured.items():
                found[kind].append(one)
                _print(kind, turns, at_once, one)
            _ratio(f"{turns} turns, {at_once} at once", {k: v[-1:] for k, v in found.items()})
            print(f"a commit of nothing: {_commit_ms(url):.1f} ms", flush=True)
        if cells:
            _ratio("all of them", found)
        server.cleanup()


def _cell(text: str) -> tuple[int, int]:
    turns, _, at_once = text.partition("x")
    return int(turns), int(at_once)


def _print(kind: str, turns: int, at_once: int, one: Measured) -> None:
    marks = "  ".join(f"turn {turn} {ms:.1f} ms" for turn, ms in one.at_turn.items())
    print(
        f"{kind:6} {turns:4} turns, {at_once:2} at once, {one.turns // turns:3} conversations: "
        f"{one.speed:7.1f} turns/s, {one.cpu_ms:6.1f} ms CPU a turn, "
        f"{one.bytes_a_turn:6.0f} bytes a turn; {marks}",
        flush=True,
    )


def _ratio(what: str, found: dict[str, list[Measured]]) -> None:
    """Turns/s against stock's, over all turns together."""
    if len({len(each) for each in found.values()}) > 1 or "stock" not in found:
        return
    seconds = {kind: sum(one.seconds for one in each) for kind, each in found.items()}
    for kind in found:
        if kind != "stock":
            print(f"{kind} / stock, {what}: {seconds['stock'] / seconds[kind]:.2f} x turns/s")


def _commit_ms(url: str) -> float:
    """What the disk takes of each turn at this hour: the median of 50 commits in a row."""
    from sqlalchemy import create_engine

    from bot.store.engine import sync_url

    engine = create_engine(sync_url(url), isolation_level="AUTOCOMMIT")
    taken = []
    with engine.connect() as connection:
        for _ in range(50):
            began = time.perf_counter()
            connection.exec_driver_sql("SELECT pg_logical_emit_message(true, 'bench', '')")
            taken.append((time.perf_counter() - began) * 1000)
    engine.dispose()
    return statistics.median(taken)


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
