"""All conversations of one customer, found by what the platform calls them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy import select

from bot.errors import StoreError
from bot.store.database import Database
from bot.store.recipients import open_address
from bot.store.schema import recipients


async def conversations_of(database: Database, customer: str) -> list[str]:
    """Conversations whose answers go to `customer`: a phone number, a Telegram chat, a Slack user
    or channel; `CHANNEL:ID` looks on one channel only.

    The addresses are encrypted, so each one is opened and compared: some seconds for 100,000.
    """
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
