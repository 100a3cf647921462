"""Thirty planted values: said to the bot, and looked for wherever they must not be."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import asyncpg
import httpx

from bot.store.engine import asyncpg_arguments
from tests.e2e.system.recording_proxy import RecordingProxy
from tests.e2e.system.system import Customer, System

# (the message, the values in it that nobody but the customer may see)
PLANTED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("My name is Gwendolyn Abernathy, how long does delivery take?", ("Gwendolyn", "Abernathy")),
    ("im tobias fenwick, do you ship abroad?", ("tobias", "fenwick")),
    ("我叫欧阳明哲，请问多久发货？", ("欧阳明哲",)),
    ("我是王秀兰女士，保修多长时间？", ("王秀兰",)),
    ("我的手机号是13987654321，怎么开发票？", ("13987654321",)),
    ("电话 137 1234 9876 能改地址吗，运费多少？", ("137 1234 9876", "13712349876")),
    ("身份证11010519491231002X可以实名吗？", ("11010519491231002X",)),
    ("卡号6225 8801 3770 6868 支持分期付款吗？", ("6225 8801 3770 6868",)),
    ("邮箱quentin.vale@example.com怎么订阅优惠？", ("quentin.vale@example.com",)),
    ("Does my card 4111 1111 1111 1111 work for payment?", ("4111 1111 1111 1111",)),
    ("Call me at +44 20 7946 0958: what is the return policy?", ("7946 0958",)),
    ("my ssn is 536-22-8726, do you need it for the warranty?", ("536-22-8726",)),
    ("IBAN DE89 3704 0044 0532 0130 00, when is the refund there?", ("3704 0044 0532",)),
    ("I live at 742 Evergreen Terrace, Springfield. Shipping fee?", ("742 Evergreen",)),
    ("我住在浙江省杭州市西湖区文三路478号12幢301室，几天到？", ("文三路478号", "12幢301室")),
    ("my password is Zx9!rTq72k, how do I reset it?", ("Zx9!rTq72k",)),
    ("我的密码是Hq82mmLp，怎么修改密码？", ("Hq82mmLp",)),
    ("微信号wx_lantern88，能加客服吗？", ("wx_lantern88",)),
    ("my ip is 203.0.113.77, why can't I log in to my account?", ("203.0.113.77",)),
    (
        "Je m'appelle Clotilde Marchenoir, combien de jours pour un retour ?",
        ("Clotilde", "Marchenoir"),
    ),
    ("Mon numéro est le 06 12 34 56 78, quels sont les frais de livraison ?", ("12 34 56 78",)),
    ("Ich heiße Ottokar Brinkmann, wie lange dauert der Versand?", ("Ottokar", "Brinkmann")),
    ("Me llamo Eustaquio Barrientos, ¿cómo pago?", ("Eustaquio", "Barrientos")),
    ("护照号E12345678，海外能配送吗？", ("E12345678",)),
)


def _plant(new_customer: Callable[[], Customer]) -> list[str]:
    values = []
    for text, personal in PLANTED:
        customer = new_customer()
        customer.say(text)
        customer.say("and how long does it take? / 那要多久？")  # so that history is sent too
        values.extend(personal)
    return values


def _table_bytes(database: str) -> bytes:
    """Every row of every table of ours, as PostgreSQL prints it and as its bytes decode."""

    async def read() -> bytes:
        connection = await asyncpg.connect(**asyncpg_arguments(database))
        tables = await connection.fetch(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'xiaoq'"
        )
        parts = []
        for row in tables:
            for record in await connection.fetch(f"SELECT * FROM xiaoq.{row['table_name']}"):
                parts += [
                    value if isinstance(value, bytes) else str(value).encode()
                    for value in record.values()
                ]
        await connection.close()
        return b"\n".join(parts)

    return asyncio.run(read())


def test_no_planted_value_reaches_the_model_a_log_or_a_table(
    new_customer: Callable[[], Customer],
    system: System,
    proxy: RecordingProxy,
    system_database: str,
) -> None:
    before = len(proxy.requests)
    values = _plant(new_customer)
    assert len(values) >= 30, len(values)
    assert len(proxy.requests) > before + 10, "the model was hardly asked: the test proves nothing"
    logs = b"".join(
        path.read_bytes() for path in Path(system.environment["XIAOQ_STATE_DIR"]).rglob("*.log")
    )
    assert len(logs) > 10_000, "logs are at DEBUG and must be there"
    places = {
        "model": proxy.everything.decode("unicode_escape", "replace").encode("utf-8", "replace")
        + proxy.everything,
        "logs": logs,
        "tables": _table_bytes(system_database),
        "metrics": httpx.get(f"{system.url}/metrics").content,
    }
    found = [
        (place, value)
        for place, content in places.items()
        for value in values
        if value.encode() in content or _escaped(value) in content
    ]
    assert found == []


def _escaped(value: str) -> bytes:
    """As JSON writes it with ASCII only."""
    return value.encode("unicode_escape").replace(b"\\x", b"\\u00")
