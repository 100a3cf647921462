"""A turn is one transaction: all of it or nothing, once, and only under a valid lease."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text

from bot.current import Outgoing, Turn
from bot.errors import LeaseLost, StoreError
from bot.pii.vault import Vault
from bot.store.commit import commit_turn, park
from bot.store.database import Database
from bot.store.inbox import record_failure
from bot.store.lease import Lease, claim, release, renew
from bot.store.outbox import messages_after
from bot.store.vaults import load_vault, open_vault
from tests.integration.conftest import deliver, keep, take, waiting

SORRY = Outgoing("sorry")


async def turn_for(store: Database, conversation: str) -> tuple[Turn, Lease]:
    message, lease = await take(store, conversation)
    vault = open_vault(await store.cipher(conversation), lease.vault)
    turn = Turn(conversation, message.id, "test", lease.fence, vault, version=lease.version)
    return turn, lease


async def count(store: Database, query: str, **values: object) -> int:
    async with store.transaction() as connection:
        return int((await connection.execute(text(query), values)).scalar_one())


async def test_a_repeated_event_is_stored_once(store: Database, conversation: str) -> None:
    assert await deliver(store, conversation, "你好", event=f"{conversation}-1")
    assert not await deliver(store, conversation, "你好", event=f"{conversation}-1")
    assert (await take(store, conversation))[0].payload == {"text": "你好"}


async def test_commit_writes_inbox_outbox_and_vault_together(
    store: Database, conversation: str
) -> None:
    await deliver(store, conversation, "hello")
    turn, _ = await turn_for(store, conversation)
    placeholder = turn.vault.placeholder("PERSON", "Zhang Wei")
    turn.outgoing.append(Outgoing("Hello!", buttons=({"title": "a", "payload": "/a"},)))
    await commit_turn(store, turn)
    assert await waiting(store, conversation) == 0
    (said,) = await messages_after(store, conversation, 0)
    assert said.payload["text"] == "Hello!"
    vault = await load_vault(store, conversation)
    assert vault.restore(placeholder) == "Zhang Wei"


async def test_a_stale_worker_cannot_commit(store: Database, conversation: str) -> None:
    await deliver(store, conversation, "hello")
    turn, lease = await turn_for(store, conversation)
    await release(store, lease)
    _, newer = await take(store, conversation, "other")
    assert newer.fence > lease.fence
    turn.outgoing.append(Outgoing("late"))
    with pytest.raises(LeaseLost):
        await commit_turn(store, turn)
    with pytest.raises(LeaseLost):
        await renew(store, lease)
    assert await messages_after(store, conversation, 0) == []
    assert await waiting(store, conversation) == 1


async def test_a_message_is_not_committed_twice(store: Database, conversation: str) -> None:
    await deliver(store, conversation, "hello")
    turn, _ = await turn_for(store, conversation)
    await commit_turn(store, turn)
    turn.outgoing.append(Outgoing("again"))
    with pytest.raises(StoreError):
        await commit_turn(store, turn)
    assert await messages_after(store, conversation, 0) == []


async def test_one_conversation_has_one_worker_at_a_time(
    store: Database, conversation: str
) -> None:
    for number in range(5):
        await deliver(store, conversation, str(number))
    leases = await asyncio.gather(*(claim(store, f"w{n}") for n in range(12)))
    ours = [lease for lease in leases if lease and lease[1].conversation == conversation]
    assert len(ours) <= 1


async def test_messages_keep_their_order(store: Database, conversation: str) -> None:
    for number in range(5):
        await deliver(store, conversation, str(number))
    seen = []
    for _ in range(5):
        message, lease = await take(store, conversation)
        seen.append(message.payload["text"])
        await commit_turn(store, Turn(conversation, message.id, "test", lease.fence, Vault()))
    assert seen == ["0", "1", "2", "3", "4"]


async def test_a_message_that_keeps_failing_is_parked_with_an_apology(
    store: Database, conversation: str
) -> None:
    await deliver(store, conversation, "poison")
    await deliver(store, conversation, "next")
    for _ in range(3):
        message, lease = await take(store, conversation)
        assert not message.exhausted
        await record_failure(store, message, "ValueError")
        await release(store, lease)
    message, lease = await take(store, conversation)
    assert message.exhausted
    assert message.attempts == 4
    await park(store, Turn(conversation, message.id, "test", lease.fence, Vault()), SORRY)
    assert [m.payload["text"] for m in await messages_after(store, conversation, 0)] == ["sorry"]
    assert (await take(store, conversation))[0].payload["text"] == "next"


async def test_nothing_a_customer_wrote_stands_in_the_tables(
    store: Database, conversation: str
) -> None:
    await deliver(store, conversation, "canary-7391")
    turn, _ = await turn_for(store, conversation)
    turn.vault.placeholder("PERSON", "canary-7392")
    turn.outgoing.append(Outgoing("canary-7393"))
    await commit_turn(store, turn)
    for table in ("inbox", "outbox", "vault", "conversations", "data_keys"):
        query = f"SELECT count(*) FROM xiaoq.{table} AS row WHERE row::text LIKE '%canary-739%'"
        assert await count(store, query) == 0
        hexed = b"canary-739".hex()
        query = f"SELECT count(*) FROM xiaoq.{table} AS row WHERE row::text LIKE '%{hexed}%'"
        assert await count(store, query) == 0


async def test_two_values_never_share_a_placeholder(store: Database, conversation: str) -> None:
    """Whoever loaded the vault before another turn added to it cannot commit its own numbers."""
    await deliver(store, conversation, "I am Ada")
    turn, _ = await turn_for(store, conversation)
    other = Vault()
    other.placeholder("PERSON", "Grace")
    await keep(store, conversation, other)
    turn.vault.placeholder("PERSON", "Ada")
    with pytest.raises(StoreError):
        await commit_turn(store, turn)
    assert (await load_vault(store, conversation)).values("PERSON") == ("Grace",)
    turn.vault = await load_vault(store, conversation)  # as the turn's next try does
    assert turn.vault.placeholder("PERSON", "Ada") == "<PERSON_2>"
    await commit_turn(store, turn)
    assert (await load_vault(store, conversation)).restore("<PERSON_1> <PERSON_2>") == "Grace Ada"
