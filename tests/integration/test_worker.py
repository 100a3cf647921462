"""The inbox worker: conversations side by side, each in order, whoever dies or hangs."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress

import pytest

import bot.worker
from bot.current import Outgoing, Turn
from bot.ops.check.scratch import database_on
from bot.pii.vault import Vault
from bot.store.commit import commit_turn, park
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.inbox import InboxMessage
from bot.store.keys import KeyRing
from bot.store.lease import Lease, claim
from bot.store.listen import Listener
from bot.store.migrate import upgrade
from bot.worker import Worker
from tests.integration.conftest import deliver


@pytest.fixture(scope="module")
def url(postgres: str) -> Iterator[str]:
    """A database of its own: these workers take whatever they find."""
    with database_on(postgres) as url:
        upgrade(url)
        yield url


@pytest.fixture
async def store(url: str) -> AsyncIterator[Database]:
    database = Database(url, make_engine(url), KeyRing([b"k" * 32]))
    yield database
    await database.close()


class Bot:
    """Handles messages by echo; can be told to hang, or to fail, at a text."""

    def __init__(self, database: Database, concurrency: int = 4) -> None:
        self.database = database
        self.handled: list[tuple[str, str]] = []
        self.parked: list[str] = []
        self.hangs_at = self.fails_at = ""
        self.freed = asyncio.Event()
        self.listener = Listener(database.url)
        self.worker = Worker(
            database, self.listener, take=self.take, give_up=self.give_up, concurrency=concurrency
        )

    async def __aenter__(self) -> Bot:
        await self.listener.start()
        self.worker.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.worker.stop(patience=0)
        await self.listener.stop()

    async def take(self, message: InboxMessage, lease: Lease) -> None:
        text = message.payload["text"]
        if text == self.hangs_at:
            while not self.freed.is_set():  # whatever is done to it
                with suppress(asyncio.CancelledError):
                    await self.freed.wait()
        if text == self.fails_at:
            raise RuntimeError("as told")
        turn = self._turn(message, lease)
        turn.outgoing.append(Outgoing(text))
        await commit_turn(self.database, turn)
        self.handled.append((message.conversation, text))

    async def give_up(self, message: InboxMessage, lease: Lease) -> None:
        await park(self.database, self._turn(message, lease), Outgoing("sorry"))
        self.parked.append(message.payload["text"])

    def _turn(self, message: InboxMessage, lease: Lease) -> Turn:
        return Turn(message.conversation, message.id, message.channel, lease.fence, Vault())


async def until(count: int, *bots: Bot) -> list[tuple[str, str]]:
    """All that was handled, once it is this much."""
    for _ in range(1500):
        done = [each for bot in bots for each in bot.handled]
        if len(done) >= count:
            return done
        await asyncio.sleep(0.02)
    raise AssertionError(f"only {[bot.handled for bot in bots]}")


async def test_quick_messages_are_each_handled_once_and_in_order(store: Database) -> None:
    people = [f"test:{secrets.token_hex(8)}" for _ in range(6)]
    async with Bot(store) as one, Bot(store) as other:
        for number in range(5):
            await asyncio.gather(*(deliver(store, who, str(number)) for who in people))
        done = await until(30, one, other)
    assert len(done) == 30
    for process in (one, other):
        for who in people:
            said = [text for conversation, text in process.handled if conversation == who]
            assert said == sorted(said)


async def test_a_dead_workers_conversation_passes_on(store: Database, conversation: str) -> None:
    await deliver(store, conversation, "hi")
    assert await claim(store, "a process that was killed")
    async with Bot(store) as alive:
        assert await until(1, alive) == [(conversation, "hi")]
    # what it waits at most: the lease, and the pause between looks for leases left behind
    assert bot.worker.SECONDS + bot.worker._SWEEP <= 5


async def test_a_hung_workers_conversation_passes_on(
    store: Database, conversation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.worker, "_LONGEST", 1.0)
    async with Bot(store, concurrency=1) as stuck:
        stuck.hangs_at = "hi"
        await deliver(store, conversation, "hi")
        await asyncio.sleep(0.5)
        async with Bot(store) as well:
            assert await until(1, well) == [(conversation, "hi")]
        stuck.freed.set()  # it goes on, and finds that it may not commit any more
    assert stuck.handled == []


async def test_a_message_that_fails_three_times_is_parked_and_the_next_is_answered(
    store: Database, conversation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.worker, "_PAUSE", 0.01)
    async with Bot(store) as failing:
        failing.fails_at = "bad"
        for text in ("bad", "good"):
            await deliver(store, conversation, text)
        assert await until(1, failing) == [(conversation, "good")]
    assert failing.parked == ["bad"]


@pytest.mark.parametrize("moment", range(8))
async def test_a_worker_that_is_stopped_at_the_moment_it_is_woken_ends(
    store: Database, moment: int
) -> None:
    worker = Bot(store).worker
    worker.start()
    await asyncio.sleep(0.01)
    worker._wake.ring()
    for _ in range(moment):
        await asyncio.sleep(0)
    await worker.stop(patience=0)
    assert worker._loop is not None and worker._loop.done()
