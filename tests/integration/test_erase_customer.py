"""Which conversations are a customer's: by the platform's address, or an order proved there."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered

from actions.shop import seed
from bot.ops.check.scratch import database_on
from bot.store.customers import conversations_of
from bot.store.database import Database
from bot.store.engine import make_engine
from bot.store.migrate import upgrade
from bot.store.tracker_store import PostgresTrackerStore
from tests.integration.test_erase import fill


@pytest.fixture
async def own(store: Database, postgres: str) -> AsyncIterator[Database]:
    """A database without other tests' rows, which lie under other keys, and with the demo shop."""
    with database_on(postgres) as url:
        upgrade(url)
        await seed.ensure_async(url)
        database = Database(url, make_engine(url), store.keys)
        yield database
        await database.close()


async def test_all_of_a_customer_by_what_the_platform_calls_them(own: Database) -> None:
    phone = "86139" + str(secrets.randbelow(10**8)).zfill(8)
    for name in ("a", "b"):
        await fill(own, name, phone=phone)
    await fill(own, "c", phone=phone[::-1])
    assert await conversations_of(own, f"test:+{phone[:2]} {phone[2:]}") == ["a", "b"]
    assert await conversations_of(own, phone) == ["a", "b"]
    assert await conversations_of(own, f"slack:{phone}") == []


async def test_all_of_a_customer_by_an_order_that_was_proved(own: Database) -> None:
    """By its number, and by the contact details that the shop has for it."""
    trackers = PostgresTrackerStore(Domain.empty(), store=own)
    proved = {"W1000001": "2026-01-01T00:00:00+00:00"}
    for name, events in (
        ("mine", [SlotSet("verified_orders", proved)]),
        ("said", [SlotSet("order_number", "W1000001"), UserUttered("W1000001 4821")]),
    ):
        tracker = trackers.init_tracker(name)
        for event in events:
            tracker.update(event, Domain.empty())
        await trackers.save(tracker)
    (contact,) = await own.fetch(
        "SELECT email, phone FROM shop.customers c JOIN shop.orders o ON o.customer_id = c.id "
        "WHERE o.number = 'W1000001'"
    )
    email, phone = contact["email"], contact["phone"]
    for asked in ("order:w1000001", f"email:{email.upper()}", f"phone:{phone}", email, phone):
        assert await conversations_of(own, asked) == ["mine"], asked
    for asked in ("order:W1000002", "email:nobody@example.com", f"phone:{phone[-4:]}"):
        assert await conversations_of(own, asked) == [], asked
