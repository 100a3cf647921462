"""Erasing leaves nothing: in no table, no process and no file; and only what was meant goes."""

from __future__ import annotations

import asyncio
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from sqlalchemy import text

from actions.shop import seed
from bot.current import Outgoing, Turn
from bot.errors import LeaseLost, StoreError
from bot.pii.vault import Vault
from bot.store import audit_check
from bot.store.audit import subject_of
from bot.store.commit import commit_turn, write_outgoing
from bot.store.compact import ALL, KEYS, compact
from bot.store.database import ERASED, Database, seal_json
from bot.store.engine import make_engine
from bot.store.erase import BY_PARENT, KEPT, SHOP, erase, older_than, owner_of, wanted_by_customers
from bot.store.inbox import Incoming, accept
from bot.store.keys import KeyRing
from bot.store.listen import Listener
from bot.store.recipients import Recipient
from bot.store.retention import Retention, retain
from bot.store.schema import metadata
from bot.store.tracker_store import PostgresTrackerStore
from tests.integration.conftest import keep, take

WORDS = "my kettle burns and I live in Lilac Lane 7"


async def fill(store: Database, conversation: str, *, phone: str = "8613812345678") -> None:
    """Something of the conversation in every table there is."""
    await seed.ensure_async(store.url)
    recipient = Recipient({"to": phone})
    event = secrets.token_hex(8)
    incoming = Incoming("test", event, conversation, {"text": WORDS}, recipient=recipient)
    assert await accept(store, incoming)
    message, _ = await take(store, conversation)
    vault = Vault()
    vault.placeholder("PERSON", "Mei Lilac")
    values: dict[str, Any] = {"id": conversation, "inbox": message.id, "key": event}
    values["note"] = note_of(conversation)
    async with store.transaction() as connection:
        cipher = await store.keys.cipher(connection, conversation)
        values["draft"] = seal_json(cipher, "drafts", str(message.id), "1")
        said = [Outgoing(f"You wrote: {WORDS}")]
        await write_outgoing(connection, store, conversation, said, inbox_id=message.id)
        for statement in (
            "INSERT INTO xiaoq.drafts (inbox_id, conversation, reference) "
            "VALUES (:inbox, :id, :draft)",
            "INSERT INTO xiaoq.deliveries (outbox_id, part, state, reference) "
            "SELECT id, 0, 'sent', :key FROM xiaoq.outbox WHERE conversation = :id",
            "INSERT INTO xiaoq.receipts (channel, reference, status) VALUES ('test', :key, 'read')",
            "INSERT INTO xiaoq.faq_cache (key, language, text, conversation) "
            "VALUES (:key, 'en', 'Kettles have two years.', :id)",
            "INSERT INTO shop.verification_attempts "
            "(conversation, order_number, kind, idempotency_key) VALUES (:id, 'W1', 'x', :key)",
            "INSERT INTO shop.returns "
            "(number, order_number, reason, note, refund, conversation, idempotency_key) "
            "SELECT :key, number, 'broken', :note, 1, :id, :key FROM shop.orders LIMIT 1",
        ):
            await connection.execute(text(statement), values)
    await keep(store, conversation, vault)
    trackers = PostgresTrackerStore(Domain.empty(), store=store)
    tracker = await trackers.get_or_create_tracker(conversation)
    tracker.update(UserUttered(WORDS))
    await trackers.save(tracker)


def note_of(conversation: str) -> str:
    """What this customer wrote about a return: the shop keeps it in clear."""
    return f"{conversation} leaks"


async def scalar(store: Database, query: str, **values: Any) -> Any:
    async with store.transaction() as connection:
        return (await connection.execute(text(query), values)).scalar()


async def test_a_new_table_cannot_be_forgotten(store: Database) -> None:
    async with store.transaction() as connection:
        query = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'xiaoq'"
        there = {row.table_name for row in await connection.execute(text(query))}
        columns = await connection.execute(
            text(
                "SELECT table_name FROM information_schema.columns WHERE table_schema = 'shop' "
                "AND column_name = 'conversation'"
            )
        )
        shop = {row.table_name for row in columns}
    owned = {table.name for table in metadata.tables.values() if owner_of(table) is not None}
    assert there == owned | set(BY_PARENT) | set(KEPT), "name the table in bot/store/erase.py"
    assert shop <= set(SHOP)


async def test_rows_go_from_every_table_and_the_neighbour_keeps_its_own(
    store: Database, conversation: str
) -> None:
    neighbour = conversation + "-neighbour"
    await fill(store, conversation)
    await fill(store, neighbour)
    done = await erase(store, conversation, actor="operator", reason="operator")
    owned = {table.name for table in metadata.tables.values() if owner_of(table) is not None}
    assert set(done.counts) == owned | set(BY_PARENT) | {f"shop.{name}" for name in SHOP}
    for table in metadata.sorted_tables:
        owner = owner_of(table)
        if owner is not None:
            query = f"SELECT count(*) FROM {table.fullname} WHERE {owner.name} = :id"
            assert await scalar(store, query, id=conversation) == 0, table.name
            assert await scalar(store, query, id=neighbour) > 0, table.name
    note = "SELECT note FROM shop.returns WHERE conversation = :id"
    assert await scalar(store, note, id=conversation) is None
    assert await scalar(store, note, id=neighbour) == note_of(neighbour)


async def test_it_is_recorded_without_what_it_said(store: Database, conversation: str) -> None:
    await fill(store, conversation)
    await erase(store, conversation, actor="operator", reason="operator")
    async with store.transaction() as connection:
        subject = await subject_of(connection, store, conversation)
    found = "SELECT count(*) FROM xiaoq.{} WHERE subject = :subject"
    assert await scalar(store, found.format("erasures"), subject=subject) == 1
    assert await scalar(store, found.format("audit"), subject=subject) == 1
    assert (await audit_check.verify(store)).ok


async def test_again_changes_nothing_and_unknown_is_said(
    store: Database, conversation: str
) -> None:
    assert not (await erase(store, conversation, actor="operator", reason="operator")).found
    await fill(store, conversation)
    await erase(store, conversation, actor="operator", reason="operator")
    again = await erase(store, conversation, actor="operator", reason="operator")
    assert not again.found
    assert again.before is not None


async def test_a_secret_of_the_installation_is_no_conversation(store: Database) -> None:
    with pytest.raises(StoreError, match="secret"):
        await erase(store, "xiaoq:audit", actor="operator", reason="operator")


async def test_the_running_turn_is_fenced_off(store: Database, conversation: str) -> None:
    await accept(store, Incoming("test", secrets.token_hex(8), conversation, {"text": WORDS}))
    message, lease = await take(store, conversation)
    turn = Turn(conversation, message.id, "test", lease.fence, Vault(), outgoing=[Outgoing("x")])
    await erase(store, conversation, actor="operator", reason="operator")
    with pytest.raises(LeaseLost):
        await commit_turn(store, turn)
    await accept(store, Incoming("test", secrets.token_hex(8), conversation, {"text": "hi"}))
    with pytest.raises(LeaseLost):
        await commit_turn(store, turn)


async def test_other_processes_drop_what_they_hold(store: Database, conversation: str) -> None:
    here = store
    there = Database(store.url, make_engine(store.url), KeyRing(store.keys.service))
    listener = Listener(store.url)
    forgotten = asyncio.Event()
    there.memories.append(lambda which: forgotten.set() if which == conversation else None)
    listener.on(ERASED, there.forget)
    await listener.start()
    trackers = PostgresTrackerStore(Domain.empty(), store=there)
    tracker = await trackers.get_or_create_tracker(conversation)
    tracker.update(UserUttered(WORDS))
    await trackers.save(tracker)
    await erase(here, conversation, actor="operator", reason="operator")
    await asyncio.wait_for(forgotten.wait(), 20)
    assert conversation not in trackers._hot
    await accept(here, Incoming("test", secrets.token_hex(8), conversation, {"text": "new"}))
    message, _ = await take(there, conversation)
    assert message.payload == {"text": "new"}
    await listener.stop()
    await there.close()


async def test_a_new_beginning_is_readable_where_the_old_key_was_still_held(
    store: Database, conversation: str
) -> None:
    """No notification came in between: the process asks for the key itself."""
    deaf = Database(store.url, store.engine, KeyRing(store.keys.service))
    await accept(deaf, Incoming("test", secrets.token_hex(8), conversation, {"text": "old"}))
    await take(deaf, conversation)
    await erase(store, conversation, actor="operator", reason="operator")
    await accept(deaf, Incoming("test", secrets.token_hex(8), conversation, {"text": "new"}))
    message, _ = await take(store, conversation)
    assert message.payload == {"text": "new"}


async def test_the_files_of_the_database_hold_nothing_of_it(
    own_store: Database, conversation: str
) -> None:
    """Among them PostgreSQL's samples for its planner, which it takes by itself now and then."""
    folder = Path(str(await scalar(own_store, "SHOW data_directory")))
    if not folder.is_dir():  # noqa: ASYNC240 (nothing else runs here)
        pytest.skip("the files lie on another machine; unset DATABASE_URL to run this")
    await fill(own_store, conversation)
    sealed = [
        bytes(
            await scalar(
                own_store,
                f"SELECT {column} FROM xiaoq.{table} WHERE {owner} = :id",
                id=conversation,
            )
        )
        for table, column, owner in (
            ("data_keys", "wrapped", "conversation"),
            ("events", "data", "sender_id"),
            ("inbox", "payload", "conversation"),
            ("outbox", "payload", "conversation"),
            ("recipients", "address", "conversation"),
            ("vault", "record", "conversation"),
        )
    ]
    await compact(own_store, KEYS)  # so that it is on the disk for certain
    assert found(folder, sealed), "the search itself works"
    assert not found(folder, [b"Lilac Lane", "Lilac Lane".encode("utf-16-le")]), "never in clear"
    async with own_store.transaction() as connection:
        await connection.execute(text("ANALYZE"))
    await erase(own_store, conversation, actor="operator", reason="operator")
    await compact(own_store)
    assert found(folder, sealed[:1]) == [], "the key is in no file"
    await compact(own_store, ALL)
    await compact(own_store)
    words = ["Lilac Lane", note_of(conversation), conversation]
    assert found(folder, [*sealed, *map(str.encode, words)]) == []


async def test_what_is_sealed_is_never_sampled(store: Database) -> None:
    """A new column of bytes must not be, either: see migration 0007. Nor is a return's note."""
    await seed.ensure_async(store.url)
    query = (
        "SELECT attrelid::regclass, attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid "
        "WHERE relkind = 'r' AND attnum > 0 AND coalesce(attstattarget, -1) <> 0 "
        "AND (relnamespace = 'xiaoq'::regnamespace AND atttypid = 'bytea'::regtype "
        "OR attrelid = 'shop.returns'::regclass AND attname = 'note')"
    )
    async with store.transaction() as connection:
        assert (await connection.execute(text(query))).all() == []


def found(folder: Path, needles: list[bytes]) -> list[str]:
    """Which files hold a piece of one of them (a row may be cut at the end of a page)."""
    pieces = [needle[at : at + 16] for needle in needles for at in (0, max(0, len(needle) - 16))]
    hits = []
    for path in filter(Path.is_file, folder.rglob("*")):
        with suppress(FileNotFoundError):  # the server removes some meanwhile
            content = path.read_bytes()
            hits += [path.name for piece in pieces if piece in content]
    return hits


async def test_what_is_old_goes_and_what_is_not_stays(store: Database, conversation: str) -> None:
    for name, days in (("old", 4000), ("young", 3998)):
        await accept(
            store, Incoming("test", secrets.token_hex(8), conversation + name, {"text": name})
        )
        await scalar(
            store,
            "UPDATE xiaoq.conversations SET last_activity = now() - make_interval(days => :days) "
            "WHERE id = :id RETURNING 1",
            days=days,
            id=conversation + name,
        )
    assert [each async for each in older_than(store, 3999)] == [conversation + "old"]
    assert (await retain(store, 3999, actor="operator")).conversations == 1
    await compact(store)
    known = "SELECT count(*) FROM xiaoq.conversations WHERE id = :id"
    assert await scalar(store, known, id=conversation + "old") == 0
    assert await scalar(store, known, id=conversation + "young") == 1


async def test_one_that_woke_up_meanwhile_is_not_erased(store: Database, conversation: str) -> None:
    await accept(store, Incoming("test", secrets.token_hex(8), conversation, {"text": "hi"}))
    done = await erase(store, conversation, actor="system", reason="retention", idle_days=30)
    assert not done.found
    assert await take(store, conversation)


async def test_the_job_works_off_what_customers_asked_for_once(
    store: Database, conversation: str
) -> None:
    await accept(store, Incoming("test", secrets.token_hex(8), conversation, {"text": "hi"}))
    wish = (
        "UPDATE xiaoq.conversations SET state = 'erase', "
        "last_activity = now() - interval '1 minute' WHERE id = :id RETURNING 1"
    )
    await scalar(store, wish, id=conversation)
    assert conversation not in await wanted_by_customers(store, after=15), "a message waits"
    await scalar(
        store,
        "UPDATE xiaoq.inbox SET state = 'done' WHERE conversation = :id RETURNING 1",
        id=conversation,
    )
    assert conversation in await wanted_by_customers(store, after=15)
    first, second = (Retention(store, None) for _ in range(2))
    await asyncio.gather(first.once(), second.once())
    await first.once()
    known = "SELECT count(*) FROM xiaoq.conversations WHERE id = :id"
    assert await scalar(store, known, id=conversation) == 0
