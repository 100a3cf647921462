"""Invented orders in every state, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from actions.shop.catalogue import CATALOGUE
from actions.shop.demo_orders import DemoCustomer, DemoLine, DemoOrder, Parcel
from actions.shop.values import OrderStatus as Status

SEED = 20240601
CUSTOMERS = 60
ORDERS = 240
FIRST_NUMBER = 1_000_100

_FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = (
    "伟",
    "芳",
    "秀英",
    "敏",
    "静",
    "丽",
    "强",
    "磊",
    "军",
    "洋",
    "艳",
    "勇",
    "杰",
    "娟",
    "涛",
)
_PLACES = (
    ("北京市朝阳区", "Chaoyang, Beijing"),
    ("广州市天河区", "Tianhe, Guangzhou"),
    ("成都市武侯区", "Wuhou, Chengdu"),
    ("杭州市西湖区", "Xihu, Hangzhou"),
)
_ON_THE_WAY = (Status.SHIPPED, Status.IN_TRANSIT, Status.OUT_FOR_DELIVERY)
_NOT_SENT = (Status.PAID, Status.PROCESSING, Status.CANCELLED)
_STATES = (*Status, Status.DELIVERED, Status.DELIVERED, Status.DELIVERED)


def customers() -> Iterator[DemoCustomer]:
    """Invented people; phones begin with a prefix, e-mails end in example.com."""
    chance = random.Random(SEED)  # noqa: S311 - invented data, no secret
    for index in range(CUSTOMERS):
        place_zh, place_en = chance.choice(_PLACES)
        street = chance.randint(1, 300)
        yield DemoCustomer(
            chance.choice(_FAMILY) + chance.choice(_GIVEN),
            f"13{chance.randint(0, 9)}{chance.randint(0, 99_999_999):08d}",
            f"customer{index + 1:03d}@example.com",
            f"{place_zh}示例街 {street} 号",
            f"{street} Sample Street, {place_en}",
        )


def _parcel(chance: random.Random, status: Status) -> tuple[Parcel, ...]:
    """One parcel with days that fit the status; half of the delivered ones are long ago."""
    if status in _NOT_SENT:
        return ()
    if status in _ON_THE_WAY:
        shipped = {Status.SHIPPED: 0, Status.IN_TRANSIT: -2, Status.OUT_FOR_DELIVERY: -4}[status]
        return (Parcel(shipped, shipped + 4),)
    long_ago = status is Status.DELIVERED and chance.random() < 0.5
    delivered = -chance.randint(31, 90) if long_ago else -chance.randint(1, 25)
    return (Parcel(delivered - 3, delivered, delivered),)


def _lines(chance: random.Random, status: Status) -> tuple[DemoLine, ...]:
    count = chance.randint(2, 4) if status is Status.PARTIALLY_RETURNED else chance.randint(1, 4)
    lines = []
    for index, product in enumerate(chance.sample(CATALOGUE, count)):
        returned = status is Status.RETURNED or (status is Status.PARTIALLY_RETURNED and index == 0)
        lines.append(
            DemoLine(
                product.code,
                chance.randrange(len(product.variants)),
                chance.choice((1, 1, 1, 2, 3)),
                final_sale=not returned and chance.random() < 0.12,
                parcel=None if status in _NOT_SENT else 0,
                returned=returned,
            )
        )
    return tuple(lines)


def orders(first_customer: int) -> Iterator[DemoOrder]:
    """Invented orders of the invented customers, who start at index `first_customer`."""
    chance = random.Random(SEED + 1)  # noqa: S311 - invented data, no secret
    for index in range(ORDERS):
        status = _STATES[index % len(_STATES)]
        parcels = _parcel(chance, status)
        placed = chance.randint(1, 4) - (parcels[0].shipped if parcels else 0)
        yield DemoOrder(
            f"W{FIRST_NUMBER + index}",
            first_customer + chance.randrange(CUSTOMERS),
            status,
            placed,
            _lines(chance, status),
            parcels,
        )
