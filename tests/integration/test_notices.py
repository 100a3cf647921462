"""Notices: queued once, in the customer's language, not to who opted out, by template when late."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.errors import ConfigurationError
from bot.notices import Notices, load_notices, send_notice
from bot.outlet import WindowClosed
from bot.store.audit import subject_of
from bot.store.database import Database
from bot.store.inbox import Incoming, accept
from bot.store.outbox import messages_after
from bot.store.recipients import Recipient
from channels import twilio_outlet, whatsapp_outlet

NOTICES = Notices(
    {
        "shipped": {
            "text": {"zh": "订单 {1} 已发货", "default": "Order {1} was shipped"},
            "whatsapp": {"name": "shipped", "language": "en"},
            "twilio": {"content_sid": "HX1"},
        },
        "plain": {"text": {"default": "Hello"}},
    }
)


async def send(store: Database, conversation: str, key: str = "k", **more: object) -> str:
    arguments = {"name": "shipped", "variables": ["W1"], **more}
    return await send_notice(
        store,
        NOTICES,
        conversation=conversation,
        key=key,
        **arguments,  # type: ignore[arg-type]
    )


async def hear(store: Database, conversation: str, opted_out: bool | None = None) -> None:
    recipient = Recipient({"to": "1"}, opted_out=opted_out)
    event = f"{conversation}{opted_out}"
    await accept(store, Incoming("test", event, conversation, {"text": "x"}, recipient=recipient))


async def test_a_notice_is_queued_once(store: Database, conversation: str) -> None:
    await hear(store, conversation)
    assert await send(store, conversation) == "queued"
    assert await send(store, conversation) == "repeated"
    assert await send(store, conversation, key="another") == "queued"
    said = await messages_after(store, conversation, 0)
    assert [message.payload["text"] for message in said] == ["Order W1 was shipped"] * 2


async def test_it_is_in_the_audit_once(store: Database, conversation: str) -> None:
    await hear(store, conversation)
    for _ in range(2):
        await send(store, conversation)
    async with store.transaction() as connection:
        query = "SELECT actor, detail FROM xiaoq.audit WHERE action = 'notice' AND subject = :s"
        values = {"s": await subject_of(connection, store, conversation)}
        rows = (await connection.execute(text(query), values)).all()
    assert [(row.actor, row.detail) for row in rows] == [("key:notices", {"notice": "shipped"})]


async def test_it_speaks_the_customers_language(store: Database, conversation: str) -> None:
    await hear(store, conversation)
    async with store.transaction() as connection:
        query = text("UPDATE xiaoq.conversations SET language = 'zh' WHERE id = :c")
        await connection.execute(query, {"c": conversation})
    await send(store, conversation)
    (said,) = await messages_after(store, conversation, 0)
    assert said.payload["text"] == "订单 W1 已发货"


async def test_who_opted_out_gets_none_until_opting_in(store: Database, conversation: str) -> None:
    await hear(store, conversation, opted_out=True)
    assert await send(store, conversation) == "opted_out"
    await hear(store, conversation, opted_out=False)
    assert await send(store, conversation) == "queued"


async def test_an_unknown_conversation_gets_none(store: Database, conversation: str) -> None:
    assert await send(store, conversation) == "unknown"


async def test_what_the_file_does_not_hold_is_refused(store: Database, conversation: str) -> None:
    await hear(store, conversation)
    with pytest.raises(KeyError):
        await send(store, conversation, name="nothing")
    with pytest.raises(ValueError, match="variables"):
        await send(store, conversation, variables=[])


def test_a_late_notice_is_the_approved_template() -> None:
    message = NOTICES.outgoing("shipped", ["W1"], None).as_dict()
    part = whatsapp_outlet.template_part(message["template"])
    assert part["template"]["name"] == "shipped"
    assert part["template"]["components"][0]["parameters"] == [{"type": "text", "text": "W1"}]
    part = twilio_outlet.template_part(message["template"])
    assert part == {"ContentSid": "HX1", "ContentVariables": '{"1": "W1"}'}


def test_without_a_template_it_waits() -> None:
    message = NOTICES.outgoing("plain", [], None).as_dict()
    with pytest.raises(WindowClosed):
        whatsapp_outlet.template_part(message["template"])


def test_the_designers_file_is_right() -> None:
    notices = load_notices(Path(__file__).parents[2] / "data/notices.yml")
    assert "W1" in notices.outgoing("order_shipped", ["W1", "SF1"], "zh").text


def test_a_notice_without_default_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notices.yml"
    path.write_text("a: {text: {zh: 好}}")
    with pytest.raises(ConfigurationError, match="a needs"):
        load_notices(path)
