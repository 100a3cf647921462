"""Orders for the customers of the kill test: copies of one that can be returned whole."""

from __future__ import annotations

from sqlalchemy import text

from actions.shop.seed import ensure_async
from bot.store.engine import make_engine

MODEL, FIRST, COUNT = "W1000014", 3_000_001, 5000

_COPIES = (
    """
    INSERT INTO shop.orders (number, customer_id, status, placed_on)
    SELECT 'W' || n, customer_id, status, placed_on FROM shop.orders,
      generate_series(CAST(:first AS int), :last) n WHERE number = :model
    """,
    """
    INSERT INTO shop.shipments
      (id, order_number, carrier_zh, carrier_en, tracking, shipped_on, expected_on, delivered_on)
    SELECT n, 'W' || n, carrier_zh, carrier_en, tracking || n, shipped_on, expected_on, delivered_on
    FROM shop.shipments, generate_series(CAST(:first AS int), :last) n WHERE order_number = :model
    """,
    """
    INSERT INTO shop.items
      (id, order_number, variant_id, shipment_id, quantity, unit_price, final_sale)
    SELECT n, 'W' || n, variant_id, n, quantity, unit_price, final_sale
    FROM shop.items, generate_series(CAST(:first AS int), :last) n WHERE order_number = :model
    """,
)


async def add_orders(url: str) -> None:
    """Seed the demo shop and add the copies, W3000001 and on."""
    await ensure_async(url)
    engine = make_engine(url)
    values = {"first": FIRST, "last": FIRST + COUNT - 1, "model": MODEL}
    async with engine.begin() as connection:
        for statement in _COPIES:
            await connection.execute(text(statement), values)
    await engine.dispose()
