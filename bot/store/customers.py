"""All conversations of one customer, by what the platform calls them or what they proved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy import select

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.recipients import open_address
from bot.store.schema import recipients
from bot.store.verified import OrdersOf, conversations_that_proved

PROVED = ("order", "email", "phone")


async def conversations_of(database: Database, customer: str, orders_of: OrdersOf) -> list[str]:
    """Conversations whose answers go to `customer`, and those in which an order of theirs was
    proved: a phone number, a Telegram chat, a Slack user or channel, an e-mail address, an order.

    `CHANNEL:ID` looks at the addresses of one channel only, `order:`, `email:` and `phone:` only
    at what was proved. What is compared is encrypted, so each value is opened. orders_of: asks
    the shop whose orders an e-mail address or phone number has (`Shop.orders_of`).
    """
    channel, colon, rest = customer.partition(":")
    if channel in PROVED:
        return await conversations_that_proved(database, rest.strip(), orders_of)
    found = await _addressed(database, customer)
    if colon:
        return found
    proved = await conversations_that_proved(database, customer.strip(), orders_of)
    return sorted({*found, *proved})


async def _addressed(database: Database, customer: str) -> list[str]:
    channel, colon, rest = customer.partition(":")
    wanted = _plain(rest if colon else customer)
    if not wanted:
        raise StoreError("--customer needs the platform's id of the customer, as in slack:U012ABC")
    found = []
    async for row in _addresses(database, channel if colon else None):
        async with database.transaction() as connection:
            cipher = await database.keys.cipher(connection, row.conversation)
        address = open_address(cipher, row.address)
        if any(_plain(str(value)) == wanted for value in address.values()):
            found.append(row.conversation)
    return found


async def _addresses(
    database: Database, channel: str | None, *, page: int = 500
) -> AsyncIterator[Any]:
    last = ""
    columns = recipients.c
    while True:
        query = select(columns.conversation, columns.address).where(columns.conversation > last)
        if channel is not None:
            query = query.where(columns.channel == channel)
        async with database.transaction() as connection:
            ordered = query.order_by(columns.conversation).limit(page)
            rows = (await connection.execute(ordered)).all()
        for row in rows:
            yield row
        if len(rows) < page:
            return
        last = rows[-1].conversation


def _plain(identifier: str) -> str:
    """Without what people write around a number: "+86 138-1234" is "861381234"."""
    bare = identifier.removeprefix("whatsapp:").strip()
    digits = bare.translate(str.maketrans("", "", "+ -()"))
    return digits if digits.isdigit() else bare
