"""Which conversations are a customer's: by the platform's address, or an order proved there."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered

from actions.shop import seed
from actions.shop.database import make_engine as shop_engine
from actions.shop.demo import DemoShop
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


async def no_orders(contact: str) -> list[str]:
    """A shop in which nobody has an order."""
    return []


async def prove(own: Database, name: str, order: str) -> None:
    """A conversation in which an order was proved to be the customer's."""
    trackers = PostgresTrackerStore(Domain.empty(), store=own)
    tracker = trackers.init_tracker(name)
    tracker.update(SlotSet("verified_orders", {order: "2026-01-01T00:00:00+00:00"}))
    await trackers.save(tracker)


async def test_all_of_a_customer_by_what_the_platform_calls_them(own: Database) -> None:
    phone = "86139" + str(secrets.randbelow(10**8)).zfill(8)
    for name in ("a", "b"):
        await fill(own, name, phone=phone)
    await fill(own, "c", phone=phone[::-1])
    assert await conversations_of(own, f"test:+{phone[:2]} {phone[2:]}", no_orders) == ["a", "b"]
    assert await conversations_of(own, phone, no_orders) == ["a", "b"]
    assert await conversations_of(own, f"slack:{phone}", no_orders) == []


async def test_all_of_a_customer_by_an_order_that_was_proved(own: Database) -> None:
    """By its number, and by the contact details that the shop has for it."""
    await prove(own, "mine", "W1000001")
    trackers = PostgresTrackerStore(Domain.empty(), store=own)
    said = trackers.init_tracker("said")
    said.update_with_events(
        [SlotSet("order_number", "W1000001"), UserUttered("W1000001 4821")], Domain.empty()
    )
    await trackers.save(said)
    engine = shop_engine(own.url)
    shop = DemoShop(engine)
    (contact,) = await own.fetch(
        "SELECT email, phone FROM shop.customers c JOIN shop.orders o ON o.customer_id = c.id "
        "WHERE o.number = 'W1000001'"
    )
    email, phone = contact["email"], contact["phone"]
    for asked in ("order:w1000001", f"email:{email.upper()}", f"phone:{phone}", email, phone):
        assert await conversations_of(own, asked, shop.orders_of) == ["mine"], asked
    for asked in ("order:W1000002", "email:nobody@example.com", f"phone:{phone[-4:]}"):
        assert await conversations_of(own, asked, shop.orders_of) == [], asked
    await engine.dispose()


class OtherShop:
    """A shop elsewhere: what `XIAOQ_SHOP` names needs this of `Shop` for an erasure."""

    async def orders_of(self, contact: str) -> list[str]:
        """One customer's."""
        return ["A-77", "A-78"] if contact.lower() == "ada@example.com" else []


async def test_another_shop_says_whose_orders_they_are(own: Database) -> None:
    for name, order in (("one", "A-77"), ("two", "a-78"), ("other", "A-79")):
        await prove(own, name, order)
    found = await conversations_of(own, "email:Ada@example.com", OtherShop().orders_of)
    assert found == ["one", "two"]
    assert await conversations_of(own, "order:A-79", OtherShop().orders_of) == ["other"]


async def test_without_a_shop_nobody_has_an_order(postgres: str) -> None:
    """A project that takes the tracker store alone."""
    with database_on(postgres) as url:
        engine = shop_engine(url)
        assert await DemoShop(engine).orders_of("ada@example.com") == ()
        await engine.dispose()
