"""The sender: in order, each part marked, retried, given up visibly, repeated at most once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import text

from bot.current import Outgoing
from bot.errors import StoreError
from bot.outlet import NotSent, Part, Undeliverable, Unsure, WindowClosed
from bot.sender import MAX_ATTEMPTS, Sender, pause_before_retry
from bot.store import sending
from bot.store.commit import write_outgoing
from bot.store.database import Database
from bot.store.inbox import Incoming, accept
from bot.store.listen import Listener
from bot.store.recipients import Recipient


class Recorder:
    """A platform that remembers what it took and fails as it is told to."""

    edit_pause: float | None = None
    typing_lasts = 5.0

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.edited: list[tuple[str, str]] = []
        self.faults: list[Exception | None] = []
        self.lost_answers = 0
        self.asked: list[str] | None = None  # a list: this platform can be asked what it has
        self.known: dict[str, str] = {}

    def render(self, message: Mapping[str, Any], *, window_open: bool) -> Sequence[Part]:
        if not window_open:
            raise WindowClosed("131047")
        return [{"text": part} for part in message["text"].split("|") if part]

    def window_open(self, seconds_since_heard: float) -> bool:
        return seconds_since_heard < 86400

    def mark(self, part: Part, key: str) -> Part:
        return {**part, "key": key} if self.asked is not None else part

    async def find(self, to: Mapping[str, Any], part: Part, since: datetime) -> str | None:
        if self.asked is None:
            return None
        self.asked.append(part["key"])
        return self.known.get(part["key"])

    def placeholder(self, to: Mapping[str, Any]) -> Part | None:
        return None

    async def send(self, to: Mapping[str, Any], part: Part) -> str:
        if self.asked is not None:
            self.known[part["key"]] = f"id{len(self.sent) + 1}"
        fault = self.faults.pop(0) if self.faults else None
        if fault is None or isinstance(fault, Unsure):
            self.sent.append((to["who"], part["text"]))
        if fault is not None:
            raise fault
        return f"id{len(self.sent)}"

    async def edit(self, to: Mapping[str, Any], reference: str, part: Part) -> None:
        self.edited.append((reference, part["text"]))

    async def show_typing(self, to: Mapping[str, Any], seen: Mapping[str, Any]) -> None:
        """Nobody looks."""

    async def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
async def listener(store: Database) -> AsyncIterator[Listener]:
    listener = Listener(store.url)
    yield listener
    await listener.stop()


@pytest.fixture
def channel(conversation: str) -> str:
    """A channel of this test's own, so that no other test's sender takes its messages."""
    return conversation.replace("test:", "c")


@asynccontextmanager
async def sending_to(
    platform: Recorder, store: Database, listener: Listener, channel: str
) -> AsyncIterator[Recorder]:
    """A sender at work."""
    sender = Sender(store, listener)
    await listener.start()
    sender.add(channel, platform)
    sender.start()
    yield platform
    await sender.stop()


@pytest.fixture
async def platform(store: Database, listener: Listener, channel: str) -> AsyncIterator[Recorder]:
    async with sending_to(Recorder(), store, listener, channel) as platform:
        yield platform


async def hear(store: Database, channel: str, conversation: str, *, hours_ago: float = 0) -> None:
    at = datetime.now(timezone.utc) - timedelta(hours=hours_ago)
    recipient = Recipient({"who": conversation}, heard_at=at)
    incoming = Incoming(channel, f"{at}", conversation, {"text": "hi"}, recipient=recipient)
    await accept(store, incoming)


async def say(store: Database, conversation: str, *texts: str) -> None:
    async with store.transaction() as connection:
        await write_outgoing(connection, store, conversation, [Outgoing(text) for text in texts])


async def rows(store: Database, conversation: str) -> list[Any]:
    query = text(
        "SELECT state, error, attempts FROM xiaoq.outbox WHERE conversation = :c ORDER BY id"
    )
    async with store.transaction() as connection:
        return list((await connection.execute(query, {"c": conversation})).all())


async def until(store: Database, conversation: str, *states: str) -> list[Any]:
    for _ in range(400):
        found = await rows(store, conversation)
        if [row.state for row in found] == list(states):
            return found
        await asyncio.sleep(0.02)
    raise AssertionError(f"{[tuple(row) for row in found]} never became {states}")


async def scalar(store: Database, query: str, **values: object) -> Any:
    async with store.transaction() as connection:
        return (await connection.execute(text(query), values)).scalar()


async def test_messages_and_their_parts_arrive_in_order(
    store: Database, platform: Recorder, channel: str, conversation: str
) -> None:
    await hear(store, channel, conversation)
    await say(store, conversation, "a|b", "c")
    await say(store, conversation, "d")
    await until(store, conversation, "sent", "sent", "sent")
    assert [part for _, part in platform.sent] == ["a", "b", "c", "d"]


async def test_a_conversation_without_recipient_is_left_to_its_page(
    store: Database, platform: Recorder, conversation: str
) -> None:
    await accept(store, Incoming("web", conversation, conversation, {"text": "hi"}))
    await say(store, conversation, "for the page")
    assert (await rows(store, conversation))[0].state == "kept"
    assert platform.sent == []


async def test_a_refusal_is_tried_again_before_what_comes_after(
    store: Database, platform: Recorder, channel: str, conversation: str
) -> None:
    platform.faults = [None, NotSent("429", after=0.2), NotSent("500", after=0.1)]
    await hear(store, channel, conversation)
    await say(store, conversation, "a|b", "c")
    found = await until(store, conversation, "sent", "sent")
    assert [part for _, part in platform.sent] == ["a", "b", "c"]
    assert found[0].attempts == 2


async def test_a_lost_answer_is_sent_once_more_and_counted(
    store: Database, platform: Recorder, channel: str, conversation: str
) -> None:
    platform.faults = [Unsure("timeout")]
    await hear(store, channel, conversation)
    await say(store, conversation, "a")
    await until(store, conversation, "sent")
    assert [part for _, part in platform.sent] == ["a", "a"]
    query = (
        "SELECT sum(repeats) FROM xiaoq.deliveries d JOIN xiaoq.outbox o ON o.id = d.outbox_id "
        "WHERE o.conversation = :c"
    )
    assert await scalar(store, query, c=conversation) == 1


async def test_two_lost_answers_are_given_up_visibly(
    store: Database, platform: Recorder, channel: str, conversation: str
) -> None:
    platform.faults = [Unsure("timeout"), Unsure("timeout")]
    await hear(store, channel, conversation)
    await say(store, conversation, "a", "b")
    await until(store, conversation, "failed", "sent")
    assert [part for _, part in platform.sent] == ["a", "a", "b"]
    tags = await scalar(store, "SELECT tags FROM xiaoq.conversations WHERE id = :c", c=conversation)
    assert tags == ["undelivered"]


async def test_what_never_can_be_delivered_does_not_hold_up_the_rest(
    store: Database, platform: Recorder, channel: str, conversation: str
) -> None:
    platform.faults = [Undeliverable("blocked")]
    await hear(store, channel, conversation)
    await say(store, conversation, "a", "b")
    found = await until(store, conversation, "failed", "sent")
    assert found[0].error == "blocked"


async def test_outside_of_the_window_it_waits_until_the_customer_writes(
    store: Database, platform: Recorder, channel: str, conversation: str
) -> None:
    await hear(store, channel, conversation, hours_ago=25)
    await say(store, conversation, "late")
    await until(store, conversation, "held")
    assert platform.sent == []
    await hear(store, channel, conversation)
    await until(store, conversation, "sent")


async def test_a_late_redelivery_does_not_open_the_window(
    store: Database, platform: Recorder, channel: str, conversation: str
) -> None:
    await hear(store, channel, conversation, hours_ago=30)
    await hear(store, channel, conversation, hours_ago=48)
    await say(store, conversation, "late")
    await until(store, conversation, "held")


async def test_two_senders_never_send_the_same_message(
    store: Database, listener: Listener, channel: str, conversation: str
) -> None:
    platform = Recorder()
    senders = [Sender(store, listener) for _ in range(3)]
    await listener.start()
    for sender in senders:
        sender.add(channel, platform)
        sender.start()
    conversations = [f"{conversation}-{number}" for number in range(8)]
    for each in conversations:
        await hear(store, channel, each)
    for number in range(5):
        for each in conversations:
            await say(store, each, str(number))
    for each in conversations:
        await until(store, each, *["sent"] * 5)
    for sender in senders:
        await sender.stop()
    for each in conversations:
        assert [part for who, part in platform.sent if who == each] == ["0", "1", "2", "3", "4"]


async def die_sending(store: Database, channel: str) -> None:
    """As a sender that is killed between its mark and the platform's answer."""
    claim = await sending.claim_recipient(store, "dies", [channel])
    assert claim is not None
    message = await sending.next_message(store, claim)
    assert message is not None
    await sending.begin_part(store, claim, message.id, 0)
    await sending.release(store, claim)  # or in five seconds, when it expires


@pytest.mark.parametrize(("crashes", "outcome"), [(3, "sent"), (4, "failed")])
async def test_each_crash_costs_one_repetition_up_to_a_limit(
    store: Database,
    listener: Listener,
    channel: str,
    conversation: str,
    crashes: int,
    outcome: str,
) -> None:
    await hear(store, channel, conversation)
    await say(store, conversation, "a", "b")
    for _ in range(crashes):
        await die_sending(store, channel)
    async with sending_to(Recorder(), store, listener, channel) as platform:
        await until(store, conversation, outcome, "sent")
    assert [part for _, part in platform.sent] == (["a", "b"] if outcome == "sent" else ["b"])


async def test_what_the_platform_has_is_not_sent_again_after_a_crash(
    store: Database, listener: Listener, channel: str, conversation: str
) -> None:
    await hear(store, channel, conversation)
    await say(store, conversation, "a", "b")
    query = "SELECT min(id) FROM xiaoq.outbox WHERE conversation = :c"
    key = sending.part_key(await scalar(store, query, c=conversation), 0)
    await die_sending(store, channel)
    platform = Recorder()
    platform.asked, platform.known = [], {key: "id of a"}
    async with sending_to(platform, store, listener, channel):
        await until(store, conversation, "sent", "sent")
    assert platform.asked == [key]
    assert [part for _, part in platform.sent] == ["b"]


async def test_what_the_platform_reports_is_not_sent_again_after_a_crash(
    store: Database, listener: Listener, channel: str, conversation: str
) -> None:
    await hear(store, channel, conversation)
    await say(store, conversation, "a", "b|c")
    query = "SELECT id FROM xiaoq.outbox WHERE conversation = :c ORDER BY id"
    first, second = [
        row["id"] for row in await store.fetch(query.replace(":c", "$1"), conversation)
    ]
    await die_sending(store, channel)
    await sending.confirm(store, "another", sending.part_key(first, 0), "not of this channel")
    await sending.confirm(store, channel, "xq-x-1", "no key of ours")
    await sending.confirm(store, channel, sending.part_key(second, 1), "not begun")
    await sending.confirm(store, channel, sending.part_key(first, 0), "id of a")
    async with sending_to(Recorder(), store, listener, channel) as platform:
        await until(store, conversation, "sent", "sent")
    assert [part for _, part in platform.sent] == ["b", "c"]


async def test_a_crash_and_a_lost_answer_are_given_up(
    store: Database, listener: Listener, channel: str, conversation: str
) -> None:
    await hear(store, channel, conversation)
    await say(store, conversation, "a")
    await die_sending(store, channel)
    platform = Recorder()
    platform.faults = [Unsure("timeout")]
    async with sending_to(platform, store, listener, channel):
        found = await until(store, conversation, "failed")
    assert found[0].error == "twice sent without an answer (timeout)"


async def test_a_database_that_is_away_for_a_moment_costs_no_repetition(
    store: Database,
    platform: Recorder,
    channel: str,
    conversation: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mark, faults = sending.mark_sent, iter(range(3))

    async def mark_late(*arguments: Any, **options: Any) -> None:
        if next(faults, None) is not None:
            raise StoreError("away")
        await mark(*arguments, **options)

    monkeypatch.setattr(sending, "mark_sent", mark_late)
    await hear(store, channel, conversation)
    await say(store, conversation, "a", "b")
    await until(store, conversation, "sent", "sent")
    assert [part for _, part in platform.sent] == ["a", "b"]


async def test_a_dead_senders_part_is_repeated_once(
    store: Database, listener: Listener, channel: str, conversation: str
) -> None:
    await hear(store, channel, conversation)
    await say(store, conversation, "a")
    claim = await sending.claim_recipient(store, "dies", [channel])
    assert claim is not None
    message = await sending.next_message(store, claim)
    assert message is not None
    assert await sending.begin_part(store, claim, message.id, 0) == (0, False)
    await scalar(
        store,
        "UPDATE xiaoq.recipients SET lease_until = now() WHERE conversation = :c RETURNING 1",
        c=conversation,
    )
    other = await sending.claim_recipient(store, "lives", [channel])
    assert other is not None
    assert await sending.begin_part(store, other, message.id, 0) == (1, True)
    with pytest.raises(sending.LeaseLost):
        await sending.begin_part(store, claim, message.id, 0)
    # refused for the moment: that was no repetition, but the one before stays counted
    await sending.postpone(store, message.id, seconds=0, error="429", unsure=False)
    assert await sending.begin_part(store, other, message.id, 0) == (1, False)
    assert await sending.begin_part(store, other, message.id, 0) == (2, True)


async def test_a_refusal_alone_is_no_repetition(
    store: Database, channel: str, conversation: str
) -> None:
    await hear(store, channel, conversation)
    await say(store, conversation, "a")
    claim = await sending.claim_recipient(store, "one", [channel])
    assert claim is not None
    message = await sending.next_message(store, claim)
    assert message is not None
    for _ in range(3):
        assert await sending.begin_part(store, claim, message.id, 0) == (0, False)
        await sending.postpone(store, message.id, seconds=0, error="429", unsure=False)


async def test_the_address_is_not_in_the_tables(store: Database, conversation: str) -> None:
    recipient = Recipient({"phone": "canary-8613912345678"})
    await accept(store, Incoming("test", conversation, conversation, {}, recipient=recipient))
    query = "SELECT count(*) FROM xiaoq.recipients AS row WHERE row::text LIKE :what"
    assert await scalar(store, query, what="%canary%") == 0
    assert await scalar(store, query, what=f"%{b'canary'.hex()}%") == 0


@pytest.mark.parametrize("moment", range(8))
async def test_a_sender_that_is_stopped_at_the_moment_it_is_woken_ends(
    store: Database, listener: Listener, moment: int
) -> None:
    sender = Sender(store, listener)
    sender.start()
    await asyncio.sleep(0.01)
    sender._wake.ring()
    for _ in range(moment):
        await asyncio.sleep(0)
    await sender.stop()
    assert sender._loop is not None and sender._loop.done()


async def test_a_fault_of_ours_is_tried_later_and_then_given_up(
    store: Database, platform: Recorder, channel: str, conversation: str
) -> None:
    platform.faults = [RuntimeError("as told")] * 4
    await hear(store, channel, conversation)
    await say(store, conversation, "a", "b")
    for attempt in range(1, 5):
        for _ in range(200):
            if (await rows(store, conversation))[0].attempts == attempt:
                break
            await asyncio.sleep(0.02)
        query = "UPDATE xiaoq.outbox SET next_try = now() WHERE conversation = :c RETURNING 1"
        await scalar(store, query, c=conversation)
    found = await until(store, conversation, "failed", "sent")
    assert found[0].error == "4 senders died at it"


@pytest.mark.parametrize(
    ("attempts", "after", "low", "high"),
    [(0, None, 0.75, 1.25), (3, None, 6, 10), (20, None, 225, 375), (0, 42.0, 42, 42)],
)
def test_pauses_double_up_to_a_limit_unless_the_platform_says(
    attempts: int, after: float | None, low: float, high: float
) -> None:
    assert low <= pause_before_retry(attempts, after) <= high


def test_giving_up_takes_minutes_not_hours() -> None:
    assert 120 < sum(1.25 * 2**n for n in range(MAX_ATTEMPTS - 1)) < 1200
