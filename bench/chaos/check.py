"""The checker of the kill test: what came in, what the customers saw, what the shop recorded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from bench.chaos.customers import ANSWERS, DONE, SHOP_AWAY, SORRY, Customer
from bench.chaos.web_customer import WebCustomer
from bench.chaos.world import KEK, World
from bot.store.database import Database, open_json
from bot.store.engine import make_engine
from bot.store.keys import KeyRing
from bot.store.recipients import open_address
from bot.store.rows import inbox_row

_INBOX = text("SELECT conversation, channel, event_id, payload, state FROM xiaoq.inbox ORDER BY id")
_ADDRESSES = text("SELECT conversation, channel, address FROM xiaoq.recipients")
_REPEATS = text("SELECT coalesce(sum(repeats), 0) FROM xiaoq.deliveries")
_RETURNS = text(
    "SELECT order_number, count(*) AS made FROM shop.returns "
    "WHERE conversation <> 'seed' GROUP BY order_number"
)


@dataclass
class Verdict:
    """Counts over all customers. odd: what was said where something else was due."""

    messages: int = 0
    lost: int = 0
    handled_twice: int = 0
    doubled: int = 0
    reordered: int = 0
    repeated: int = 0
    repetitions_counted: int = 0
    apologies: int = 0
    shop_away: int = 0
    unfinished: int = 0
    returns: int = 0
    returns_missing: int = 0
    returns_doubled: int = 0
    odd: list[str] = field(default_factory=list)

    @property
    def faults(self) -> int:
        """What must not happen. A repetition the sender counted is no fault; others are."""
        uncounted = max(0, self.doubled - self.repetitions_counted)
        wrong = self.lost + self.handled_twice + self.reordered + self.unfinished
        return wrong + uncounted + self.returns_missing + self.returns_doubled


async def judge(world: World, customers: Sequence[Customer]) -> Verdict:
    """Compare inbox, platforms and shop."""
    database = Database(world.url, make_engine(world.url), KeyRing([_kek()]))
    try:
        arrived, repeats, returns = await _read(database)
    finally:
        await database.close()
    verdict = Verdict(repetitions_counted=repeats)
    promised: list[str] = []
    for customer in customers:
        known = customer.conversation if isinstance(customer, WebCustomer) else customer.address
        rows = arrived.get((customer.channel, known), [])
        heard = await customer.heard()
        verdict.messages += len(customer.sent)
        verdict.handled_twice += max(0, len(rows) - len(customer.sent))
        verdict.lost += max(0, len(customer.sent) - len(rows))
        verdict.unfinished += sum(state == "new" for _, state in rows)
        verdict.apologies += sum(state == "parked" for _, state in rows)
        _compare(rows, heard, verdict)
        promised += {
            m[1] for said in heard for m in re.finditer(DONE + r"\d+ \(order (W\d+)", said)
        }
    verdict.returns = len(returns)
    verdict.returns_missing = len(set(promised) - set(returns))
    verdict.returns_doubled = sum(made - 1 for made in returns.values())
    return verdict


def _compare(rows: Sequence[tuple[str, str]], heard: Sequence[str], verdict: Verdict) -> None:
    """Each message's answer must follow in the order of arrival; the same again is a repetition."""
    at = 0
    for place, said in enumerate(heard):
        if at < len(rows) and _answers(said, *rows[at]):
            at += 1
        elif at < len(rows) and SHOP_AWAY in said:
            at += 1
            verdict.shop_away += 1
        elif place and said == heard[place - 1]:
            verdict.doubled += 1
        else:
            verdict.reordered += 1
            asked = rows[at][0] if at < len(rows) else "nothing"
            verdict.odd.append(f"{said[:60]!r} to {asked!r}")
    verdict.lost += len(rows) - at


def _answers(said: str, asked: str, state: str) -> bool:
    expected = SORRY if state == "parked" else next(
        (answer for begin, answer in ANSWERS.items() if asked.startswith(begin)), "$^"
    )  # fmt: skip
    return re.search(expected, said) is not None


Arrived = dict[tuple[str, str], list[tuple[str, str]]]


async def _read(database: Database) -> tuple[Arrived, int, dict[str, int]]:
    """(text, state) of each customer's messages in order of arrival; repeats; returns by order."""
    async with database.transaction() as connection:
        addresses = {}
        for row in (await connection.execute(_ADDRESSES)).all():
            cipher = await database.keys.cipher(connection, row.conversation)
            address = open_address(cipher, row.address)
            addresses[row.conversation] = (row.channel, _filed(row.channel, address))
        arrived: Arrived = {}
        for row in (await connection.execute(_INBOX)).all():
            cipher = await database.keys.cipher(connection, row.conversation)
            said = open_json(cipher, "inbox", inbox_row(row.channel, row.event_id), row.payload)[
                "text"
            ]
            key = addresses.get(row.conversation, ("web", row.conversation))
            arrived.setdefault(key, []).append((said, row.state))
        repeats = int((await connection.execute(_REPEATS)).scalar_one())
        rows = (await connection.execute(_RETURNS)).all()
    return arrived, repeats, {row.order_number: row.made for row in rows}


def _filed(channel: str, address: dict[str, Any]) -> str:
    """An address as the fake platform files its messages."""
    if channel == "slack":
        return f"{address['channel']}/{address['thread']}"
    return str(address["chat"] if channel == "telegram" else address["to"])


def _kek() -> bytes:
    import base64

    return base64.b64decode(KEK)
