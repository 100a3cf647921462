"""Two rows of one conversation that change places do not open any more."""

from __future__ import annotations

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered

from bot.current import Outgoing
from bot.errors import StoreError
from bot.pii.vault import Vault
from bot.store.commit import write_outgoing
from bot.store.database import Database
from bot.store.outbox import latest_messages
from bot.store.tracker_store import PostgresTrackerStore
from bot.store.transcript import transcript
from bot.store.vaults import load_vault
from tests.integration.conftest import deliver, keep

# each: swap the sealed values of a conversation's two rows
SWAPS = {
    "events": ("data", "sender_id", "id"),
    "inbox": ("payload", "conversation", "id"),
    "outbox": ("payload", "conversation", "id"),
    "vault": ("record", "conversation", "placeholder"),
}


async def fill(store: Database, conversation: str) -> None:
    await deliver(store, conversation, "first")
    await deliver(store, conversation, "second")
    vault = Vault()
    vault.placeholder("PERSON", "Mei")
    vault.placeholder("PERSON", "Bo")
    async with store.transaction() as connection:
        await write_outgoing(connection, store, conversation, [Outgoing("a"), Outgoing("b")])
    await keep(store, conversation, vault)
    trackers = PostgresTrackerStore(Domain.empty(), store=store)
    tracker = await trackers.get_or_create_tracker(conversation)
    tracker.update(UserUttered("first"))
    await trackers.save(tracker)


async def read(store: Database, conversation: str) -> None:
    await PostgresTrackerStore(Domain.empty(), store=store).retrieve_full_tracker(conversation)
    await latest_messages(store, conversation)
    await transcript(store, conversation)
    await load_vault(store, conversation)


@pytest.mark.parametrize("table", sorted(SWAPS))
async def test_swapped_rows_are_noticed(store: Database, conversation: str, table: str) -> None:
    value, owner, row = SWAPS[table]
    await fill(store, conversation)
    await read(store, conversation)
    async with store.transaction() as connection:
        await connection.exec_driver_sql(
            f"UPDATE xiaoq.{table} a SET {value} = b.{value} FROM xiaoq.{table} b "
            f"WHERE a.{owner} = '{conversation}' AND b.{owner} = a.{owner} AND a.{row} <> b.{row}"
        )
    with pytest.raises(StoreError, match=f"a row of {table} does not open"):
        await read(store, conversation)
