"""What the shop sells, so that a product is not taken for a person or a place."""

from __future__ import annotations

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

_NAMES = text("SELECT name_zh FROM shop.products UNION SELECT name_en FROM shop.products")


async def product_names(engine: AsyncEngine) -> tuple[str, ...]:
    """Names of all products, in both languages; none where the shop keeps them elsewhere."""
    async with engine.connect() as connection:
        if (await connection.execute(select(func.to_regclass("shop.products")))).scalar() is None:
            return ()
        return tuple((await connection.execute(_NAMES)).scalars())
