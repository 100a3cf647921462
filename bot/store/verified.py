"""Conversations in which an order was proved to be the customer's own.

What was proved stands in a slot of Rasa's, encrypted, so the slots of all conversations are opened
and looked at: about a minute for 100,000 conversations, and nothing in clear that links them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database, open_json
from bot.store.event_rows import TABLE
from bot.store.schema import events
from bot.store.transcript import Filter, batches, take_time

SLOT = "verified_orders"
"""The slot of domain.yml: order numbers, and when each was proved."""

OrdersOf = Callable[[str], Awaitable[Sequence[str]]]
"""A shop's lookup: the numbers of the orders of an e-mail address or phone number."""


async def conversations_that_proved(
    database: Database, wanted: str, orders_of: OrdersOf
) -> list[str]:
    """By an order's number, or by the e-mail address or whole phone number the shop has for it."""
    numbers = {number.upper() for number in [wanted, *await orders_of(wanted)]}
    found: list[str] = []
    async for batch in batches(database, Filter()):
        async with database.transaction() as connection:
            await take_time(connection)
            ids = [one.id for one in batch]
            found += await _proving(connection, database, ids, numbers)
    return found


async def _proving(
    connection: AsyncConnection, database: Database, ids: Sequence[str], numbers: Iterable[str]
) -> list[str]:
    ciphers = await database.keys.existing(connection, ids)
    columns = events.c
    query = select(columns.sender_id, columns.id, columns.data).where(
        columns.sender_id.in_(list(ciphers)), columns.type_name == "slot"
    )
    found = dict.fromkeys(ids, False)
    async for row in await connection.stream(query):
        event = open_json(ciphers[row.sender_id], TABLE, str(row.id), row.data)
        if event.get("name") == SLOT and isinstance(event.get("value"), dict):
            found[row.sender_id] |= any(order.upper() in numbers for order in event["value"])
    return [conversation for conversation, proved in found.items() if proved]
