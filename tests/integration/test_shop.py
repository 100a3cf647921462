"""The demo shop on a real PostgreSQL: seeding, proofs and their counting, returns made once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from uuid import uuid4

import pytest
from sqlalchemy import text

from actions.shop import seed
from actions.shop.attempts import UNKNOWN_NUMBERS, WRONG_TRIES
from actions.shop.database import make_engine
from actions.shop.demo import DemoShop
from actions.shop.errors import NotCancellable, NotReturnable, ShopUnavailable, TooManyTries
from actions.shop.values import Caller, Check, OrderStatus, Proof, Reason, Return
from bot.ops.check.scratch import database_on
from bot.store.products import product_names

RIGHT, WRONG = Proof("4821"), Proof("0000")


def caller(conversation: str = "one", key: str | None = None) -> Caller:
    return Caller(conversation=conversation, key=key or uuid4().hex)


@pytest.fixture(scope="module")
def database_url(postgres: str) -> Iterator[str]:
    """A database of its own: these tests empty the shop, perhaps a developer's."""
    with database_on(postgres) as url:
        yield url


@pytest.fixture
async def shop(database_url: str) -> AsyncIterator[DemoShop]:
    await seed.refill_async(database_url)
    engine = make_engine(database_url)
    yield DemoShop(engine)
    await engine.dispose()


async def line_ids(shop: DemoShop, number: str) -> list[int]:
    order = await shop.order(number)
    assert order is not None
    return [line.id for line in order.lines]


async def make_return(shop: DemoShop, ids: list[int], who: Caller) -> Return:
    return await shop.create_return("W1000001", ids, reason=Reason.SIZE, note="", caller=who)


async def test_seeding_again_changes_nothing(shop: DemoShop, database_url: str) -> None:
    who = caller()
    made = await make_return(shop, await line_ids(shop, "W1000001"), who)
    assert await seed.ensure_async(database_url) is False
    assert await make_return(shop, list(made.line_ids), who) == made


async def test_several_processes_may_seed_at_once(database_url: str) -> None:
    engine = make_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(text("DROP SCHEMA IF EXISTS shop CASCADE"))
    await engine.dispose()
    seeded = await asyncio.gather(*(seed.ensure_async(database_url) for _ in range(4)))
    assert sorted(seeded) == [False, False, False, True]


async def test_a_shop_opened_days_later_has_not_grown_old(
    shop: DemoShop, database_url: str
) -> None:
    before = await shop.order("W1000002")
    engine = make_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE shop.seeding SET day = day - 40"))
        await connection.execute(text("UPDATE shop.orders SET placed_on = placed_on - 40"))
        await connection.execute(
            text("UPDATE shop.shipments SET shipped_on = shipped_on - 40, "
                 "expected_on = expected_on - 40, delivered_on = delivered_on - 40")
        )  # fmt: skip
    await engine.dispose()
    await seed.ensure_async(database_url)
    assert await shop.order("W1000002") == before


async def test_an_order_holds_lines_parcels_and_no_contact_details(shop: DemoShop) -> None:
    order = await shop.order("W1000015")
    assert order is not None
    assert order.status is OrderStatus.IN_TRANSIT
    assert [bool(line.delivered_on) for line in order.lines] == [True, False]
    assert len(order.shipments) == 2
    assert "7356" not in repr(order)
    assert "@" not in repr(order)


async def test_the_right_proof_matches_and_a_wrong_one_is_counted(shop: DemoShop) -> None:
    first = await shop.check("W1000001", WRONG, caller=caller())
    assert (first.outcome, first.tries_left) == (Check.MISMATCH, WRONG_TRIES - 1)
    assert (await shop.check("W1000001", RIGHT, caller=caller())).outcome is Check.MATCH
    again = await shop.check("W1000001", WRONG, caller=caller())
    assert again.tries_left == WRONG_TRIES - 1  # the right proof forgave the slip


async def test_a_message_handled_twice_is_counted_once(shop: DemoShop) -> None:
    who = caller(key="inbox:7")
    results = [await shop.check("W1000001", WRONG, caller=who) for _ in range(5)]
    assert {result.tries_left for result in results} == {WRONG_TRIES - 1}


async def test_three_wrong_proofs_lock_the_order_for_everybody(shop: DemoShop) -> None:
    for _ in range(WRONG_TRIES):
        await shop.check("W1000001", WRONG, caller=caller("thief"))
    for conversation in ("thief", "owner"):
        result = await shop.check("W1000001", RIGHT, caller=caller(conversation))
        assert result.outcome is Check.LOCKED
    assert (await shop.check("W1000002", RIGHT, caller=caller("owner"))).outcome is Check.MATCH


async def test_an_own_order_buys_no_tries_on_another(shop: DemoShop) -> None:
    for number in ("W1000011", "W1000012", "W1000013"):
        await shop.check(number, WRONG, caller=caller("thief"))
        await shop.check("W1000001", RIGHT, caller=caller("thief"))
    result = await shop.check("W1000014", Proof("7356"), caller=caller("thief"))
    assert result.outcome is Check.LOCKED


async def test_parallel_guesses_do_not_outrun_the_count(shop: DemoShop) -> None:
    guesses = [Proof(f"{number:04d}") for number in range(20)]
    results = await asyncio.gather(
        *(shop.check("W1000001", guess, caller=caller(guess.digits or "")) for guess in guesses)
    )
    mismatches = [result for result in results if result.outcome is Check.MISMATCH]
    assert len(mismatches) == WRONG_TRIES


async def test_a_lock_opens_by_itself(shop: DemoShop, database_url: str) -> None:
    for _ in range(WRONG_TRIES):
        await shop.check("W1000001", WRONG, caller=caller())
    engine = make_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(
            text("UPDATE shop.verification_attempts SET at = at - interval '16 minutes'")
        )
    await engine.dispose()
    assert (await shop.check("W1000001", RIGHT, caller=caller())).outcome is Check.MATCH


async def test_searching_for_order_numbers_ends(shop: DemoShop) -> None:
    for number in range(UNKNOWN_NUMBERS - 1):
        assert not await shop.knows(f"W900000{number}", caller=caller())
    with pytest.raises(TooManyTries):
        await shop.knows("W9000009", caller=caller())
    assert not await shop.knows("W9000009", caller=caller("somebody else"))


async def test_one_message_makes_one_return(shop: DemoShop) -> None:
    ids = await line_ids(shop, "W1000001")
    who = caller(key="inbox:42")
    made = await asyncio.gather(*(make_return(shop, ids[:2], who) for _ in range(5)))
    assert len({one.number for one in made}) == 1
    assert made[0].refund == 19900 + 25900


async def test_the_same_wish_in_a_second_message_finds_the_first_return(shop: DemoShop) -> None:
    ids = await line_ids(shop, "W1000001")
    assert await make_return(shop, ids, caller()) == await make_return(shop, ids, caller())


async def test_of_two_conversations_one_gets_the_item(shop: DemoShop) -> None:
    ids = await line_ids(shop, "W1000001")
    made = await asyncio.gather(
        *(make_return(shop, ids[:1], caller(name)) for name in ("a", "b", "c")),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Return) for one in made) == 1
    assert sum(isinstance(one, NotReturnable) for one in made) == 2


async def test_a_partial_return_leaves_the_rest(shop: DemoShop) -> None:
    ids = await line_ids(shop, "W1000001")
    await make_return(shop, ids[:1], caller())
    order = await shop.order("W1000001")
    assert order is not None
    assert order.status is OrderStatus.PARTIALLY_RETURNED
    assert [line.returned for line in order.lines] == [True, False, False]
    await make_return(shop, ids[1:], caller())
    whole = await shop.order("W1000001")
    assert whole is not None
    assert whole.status is OrderStatus.RETURNED


@pytest.mark.parametrize("number", ["W1000002", "W1000003", "W1000004", "W1000005", "W1000008"])
async def test_what_may_not_go_back_does_not(shop: DemoShop, number: str) -> None:
    ids = await line_ids(shop, number)
    with pytest.raises(NotReturnable):
        await shop.create_return(
            number, ids, reason=Reason.OTHER, note="", caller=caller("somebody")
        )


async def test_items_of_another_order_are_refused(shop: DemoShop) -> None:
    foreign = await line_ids(shop, "W1000011")
    with pytest.raises(NotReturnable):
        await make_return(shop, foreign, caller())


async def test_cancelling_twice_is_cancelling_once_and_a_shipped_order_stays(
    shop: DemoShop,
) -> None:
    for _ in range(2):
        await shop.cancel("W1000007", caller=caller())
    order = await shop.order("W1000007")
    assert order is not None
    assert order.status is OrderStatus.CANCELLED
    with pytest.raises(NotCancellable):
        await shop.cancel("W1000002", caller=caller())


async def test_a_database_that_is_not_there_is_one_kind_of_error() -> None:
    engine = make_engine("postgresql://nobody@127.0.0.1:21499/nowhere")
    with pytest.raises(ShopUnavailable):
        await DemoShop(engine).order("W1000001")
    await engine.dispose()


async def test_the_scrubber_can_ask_for_the_products(shop: DemoShop, database_url: str) -> None:
    engine = make_engine(database_url)
    names = await product_names(engine)
    async with engine.begin() as connection:
        await connection.execute(text("ALTER SCHEMA shop RENAME TO elsewhere"))
    without = await product_names(engine)
    async with engine.begin() as connection:
        await connection.execute(text("ALTER SCHEMA elsewhere RENAME TO shop"))
    await engine.dispose()
    assert {"hoodie", "连帽卫衣"} <= set(names)
    assert without == ()
