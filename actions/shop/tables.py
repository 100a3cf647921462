"""The demo shop's tables, schema `shop`. Money in cents, days as dates."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    DDL,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    event,
    func,
)

SCHEMA = "shop"
metadata = MetaData(schema=SCHEMA)

products = Table(
    "products",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name_zh", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("aliases", ARRAY(Text), nullable=False, server_default="{}"),
)

variants = Table(
    "variants",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("product_id", ForeignKey(products.c.id), nullable=False),
    Column("sku", Text, nullable=False, unique=True),
    Column("name_zh", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("price", Integer, nullable=False),
)

customers = Table(
    "customers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("address_zh", Text, nullable=False),
    Column("address_en", Text, nullable=False),
)

orders = Table(
    "orders",
    metadata,
    Column("number", Text, primary_key=True),
    Column("customer_id", ForeignKey(customers.c.id), nullable=False),
    Column("status", Text, nullable=False),
    Column("placed_on", Date, nullable=False),
    Column("cancelled_at", DateTime(timezone=True)),
)

shipments = Table(
    "shipments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("order_number", ForeignKey(orders.c.number), nullable=False, index=True),
    Column("carrier_zh", Text, nullable=False),
    Column("carrier_en", Text, nullable=False),
    Column("tracking", Text, nullable=False),
    Column("shipped_on", Date, nullable=False),
    Column("expected_on", Date, nullable=False),
    Column("delivered_on", Date),
)

items = Table(
    "items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("order_number", ForeignKey(orders.c.number), nullable=False, index=True),
    Column("variant_id", ForeignKey(variants.c.id), nullable=False),
    Column("shipment_id", ForeignKey(shipments.c.id)),
    Column("quantity", Integer, nullable=False),
    Column("unit_price", Integer, nullable=False),
    Column("final_sale", Boolean, nullable=False, server_default="false"),
)

returns = Table(
    "returns",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("number", Text, nullable=False, unique=True),
    Column("order_number", ForeignKey(orders.c.number), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("refund", Integer, nullable=False),
    Column("conversation", Text, nullable=False),
    # The inbox id of the message that confirmed it: one message makes one return.
    Column("idempotency_key", Text, nullable=False, unique=True),
    Column("created_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
)

# ANALYZE would copy notes to where erasing a customer's words does not reach (pg_statistic).
event.listen(
    returns,
    "after_create",
    DDL("ALTER TABLE shop.returns ALTER COLUMN note SET STATISTICS 0"),
)

return_items = Table(
    "return_items",
    metadata,
    Column("return_id", ForeignKey(returns.c.id), primary_key=True),
    # Unique by itself: whatever races, an item goes back once.
    Column("item_id", ForeignKey(items.c.id), nullable=False, unique=True, primary_key=True),
)

verification_attempts = Table(
    "verification_attempts",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("conversation", Text, nullable=False),
    Column("order_number", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("idempotency_key", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    # A message handled again after a crash counts once.
    UniqueConstraint("idempotency_key", "order_number", "kind"),
    Index("verification_attempts_by_order", "order_number", "at"),
    Index("verification_attempts_by_conversation", "conversation", "at"),
)

seeding = Table(
    "seeding",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("day", Date, nullable=False),
)
