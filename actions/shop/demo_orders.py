"""The orders by hand: those the README, the tests and a curious visitor use."""

from __future__ import annotations

from dataclasses import dataclass

from actions.shop.values import OrderStatus as Status


@dataclass(frozen=True)
class Parcel:
    """Days relative to the seeding day; `delivered` None while on the way."""

    shipped: int
    expected: int
    delivered: int | None = None


@dataclass(frozen=True)
class DemoLine:
    """`code` of the catalogue and the variant's index; `parcel` indexes the order's parcels."""

    code: str
    variant: int = 0
    quantity: int = 1
    final_sale: bool = False
    parcel: int | None = 0
    returned: bool = False


@dataclass(frozen=True)
class DemoOrder:
    """One order; `customer` indexes DEMO_CUSTOMERS, `placed` is days before the seeding day."""

    number: str
    customer: int
    status: Status
    placed: int
    lines: tuple[DemoLine, ...]
    parcels: tuple[Parcel, ...] = ()


@dataclass(frozen=True)
class DemoCustomer:
    """Invented: the numbers end as the README says."""

    name: str
    phone: str
    email: str
    address_zh: str = "上海市浦东新区示例路 100 号"
    address_en: str = "100 Example Road, Pudong, Shanghai"


DEMO_CUSTOMERS = (
    DemoCustomer("李示范", "13800004821", "li.demo@example.com"),
    DemoCustomer("王样本", "13900007356", "wang.demo@example.com"),
)

_DELIVERED = (Parcel(-8, -5, -5),)

DEMO_ORDERS = (
    DemoOrder(
        "W1000001",
        0,
        Status.DELIVERED,
        10,
        (DemoLine("SH-CANV"), DemoLine("BG-BACK"), DemoLine("CL-TEES", 1, 2)),
        _DELIVERED,
    ),
    DemoOrder(
        "W1000002",
        0,
        Status.IN_TRANSIT,
        3,
        (DemoLine("EL-HEAD"), DemoLine("EL-BANK")),
        (Parcel(-2, 2),),
    ),
    DemoOrder(
        "W1000003", 0, Status.DELIVERED, 50, (DemoLine("HM-KETT"),), (Parcel(-48, -45, -45),)
    ),
    DemoOrder(
        "W1000004",
        0,
        Status.DELIVERED,
        9,
        (DemoLine("CL-SCRF", 0, 1, final_sale=True),),
        _DELIVERED,
    ),
    DemoOrder(
        "W1000005",
        0,
        Status.RETURNED,
        14,
        (DemoLine("HM-LAMP", returned=True),),
        (Parcel(-12, -9, -9),),
    ),
    DemoOrder(
        "W1000006",
        0,
        Status.DELIVERED,
        11,
        (
            DemoLine("CL-HOOD"),
            DemoLine("CL-SOCK", 0, 1, final_sale=True),
            DemoLine("HM-MUGS", 0, 2),
        ),
        _DELIVERED,
    ),
    DemoOrder("W1000007", 0, Status.PROCESSING, 1, (DemoLine("EL-KEYB", parcel=None),)),
    DemoOrder("W1000008", 0, Status.CANCELLED, 4, (DemoLine("SP-YOGA", parcel=None),)),
    DemoOrder("W1000009", 0, Status.OUT_FOR_DELIVERY, 4, (DemoLine("SP-UMBR"),), (Parcel(-3, 0),)),
    DemoOrder(
        "W1000010",
        0,
        Status.PARTIALLY_RETURNED,
        13,
        (DemoLine("CL-JEAN", returned=True), DemoLine("AC-SUNG")),
        (Parcel(-11, -8, -8),),
    ),
    DemoOrder(
        "W1000011", 1, Status.DELIVERED, 9, (DemoLine("EL-MOUS"), DemoLine("HM-BOTL")), _DELIVERED
    ),
    DemoOrder("W1000012", 1, Status.PAID, 0, (DemoLine("EL-WTCH", parcel=None),)),
    DemoOrder("W1000013", 1, Status.SHIPPED, 1, (DemoLine("BG-CASE"),), (Parcel(0, 3),)),
    DemoOrder("W1000014", 1, Status.DELIVERED, 8, (DemoLine("HM-BEDS"),), (Parcel(-6, -4, -4),)),
    DemoOrder(
        "W1000015",
        1,
        Status.IN_TRANSIT,
        9,
        (DemoLine("SH-BOOT", parcel=0), DemoLine("CL-DOWN", parcel=1)),
        (Parcel(-7, -4, -4), Parcel(-1, 2)),
    ),
)
