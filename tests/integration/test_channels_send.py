"""Answers on all platforms, checked by fake ones that know the documented rules."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import text as sql

from bot.buttons import offered_payload, reference
from bot.current import Outgoing
from bot.settings import settings
from bot.store.commit import write_outgoing
from bot.store.database import Database, open_json
from bot.store.rows import inbox_row
from channels import platform_api
from channels.slack import SlackInput
from channels.telegram import TelegramInput
from channels.twilio import TwilioInput
from channels.whatsapp import WhatsAppInput
from tests.integration.channel_server import ChannelServer, make_parts, platforms
from tests.platforms import slack, telegram, twilio, whatsapp
from tests.platforms.fake import FakePlatform, Taken

PLATFORMS = {"slack": slack, "telegram": telegram, "whatsapp": whatsapp, "twilio": twilio}
CHOICES = tuple(
    {"title": title, "payload": f'/inform{{"reason": "{title * 9}"}}'}
    for title in ("Too small", "Too large", "Changed my mind about all of it")
)
SENTENCE = "这是一句话😀，说明退货政策。"
LONG = "\n\n".join([*(f"**{n}.** " + SENTENCE * 40 for n in range(12)), "```\na=1\n```"])


@dataclasses.dataclass
class World:
    """A server with its platforms."""

    server: ChannelServer
    fakes: dict[str, Any]
    store: Database

    async def hear(self, channel: str, delivery: tuple[bytes, dict[str, str]]) -> str:
        """Deliver; returns the conversation it came to."""
        assert (await self.server.post(channel, delivery)).status_code == 200
        return str((await self.newest())[0])

    async def lose_an_answer(self, channel: str) -> str:
        """Say "one" and "two"; the platform takes the first and its answer does not come."""
        outlet = self.server.parts.sender._outlets[channel]
        api: platform_api.PlatformApi = outlet._api  # type: ignore[attr-defined]
        api._client.timeout = 0.3  # type: ignore[assignment]
        self.fakes[channel].faults.append("taken_then_timeout")
        conversation = await self.hear(channel, PLATFORMS[channel].message("hi"))
        await self.say(conversation, Outgoing("one"), Outgoing("two"))
        return conversation

    async def newest(self) -> Any:
        async with self.store.transaction() as connection:
            query = "SELECT * FROM xiaoq.inbox ORDER BY id DESC LIMIT 1"
            row = (await connection.execute(sql(query))).one()
            cipher = await self.store.keys.cipher(connection, row.conversation)
        name = inbox_row(row.channel, row.event_id)
        return row.conversation, row.id, open_json(cipher, "inbox", name, row.payload)

    async def say(self, conversation: str, *messages: Outgoing, inbox: int | None = None) -> None:
        async with self.store.transaction() as connection:
            await write_outgoing(
                connection, self.store, conversation, list(messages), inbox_id=inbox
            )

    async def settled(self, conversation: str) -> list[str]:
        """The states of its messages once none is waiting, with the reason where one failed."""
        query = "SELECT state, error FROM xiaoq.outbox WHERE conversation = :c ORDER BY id"
        for _ in range(600):
            async with self.store.transaction() as connection:
                rows = (await connection.execute(sql(query), {"c": conversation})).all()
            if all(row.state != "new" for row in rows):
                return [
                    f"{row.state}: {row.error}" if row.state == "failed" else row.state
                    for row in rows
                ]
            await asyncio.sleep(0.02)
        raise AssertionError(rows)


@pytest.fixture
async def world(store: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    kinds = (slack.FakeSlack, telegram.FakeTelegram, whatsapp.FakeWhatsApp, twilio.FakeTwilio)
    fakes: dict[str, FakePlatform] = {
        name: kind() for name, kind in zip(PLATFORMS, kinds, strict=True)
    }
    for fake in fakes.values():
        await fake.start()
    changed = dataclasses.replace(
        settings(), platforms=platforms(fakes), public_url=twilio.PUBLIC_URL
    )
    for module in (*PLATFORMS, "switch"):
        monkeypatch.setattr(f"channels.{module}.settings", lambda: changed)
    inputs = [SlackInput(), TelegramInput(), WhatsAppInput(), TwilioInput()]
    server = ChannelServer(make_parts(store), inputs)
    await server.start()
    yield World(server, fakes, store)
    await server.stop()
    for fake in fakes.values():
        await fake.stop()
        assert fake.violations == []


INVOICE = b"%PDF-1.7 " + bytes(5000)


@pytest.fixture
async def shop() -> AsyncIterator[str]:
    """Where a document is."""

    async def document(request: web.Request) -> web.Response:
        return web.Response(body=INVOICE)

    application = web.Application()
    application.router.add_get("/Invoice W1.pdf", document)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


def report_path(taken: Taken) -> str:
    """Where the platform reports on a message."""
    callback = taken.body.get("StatusCallback")
    return str(callback).removeprefix(twilio.PUBLIC_URL) if callback else "/webhooks/whatsapp"


@pytest.mark.parametrize("channel", PLATFORMS)
async def test_messages_arrive_in_order_within_the_platforms_limits(
    world: World, channel: str
) -> None:
    conversation = await world.hear(channel, PLATFORMS[channel].message("hi"))
    await world.say(
        conversation,
        Outgoing("**Hello** <b>&amp; welcome_ [shop](https://shop.example/a?b=1&c=2)"),
        Outgoing(LONG, buttons=CHOICES),
        Outgoing("", image="https://shop.example/p.png"),
    )
    await world.say(conversation, Outgoing("last"))
    assert await world.settled(conversation) == ["sent"] * 4
    taken = world.fakes[channel].taken
    assert "Hello" in taken[0].text and taken[-1].text == "last"
    assert len(taken) > 4
    together = "".join(message.text for message in taken)
    assert together.count(SENTENCE) == 12 * 40


@pytest.mark.parametrize("channel", PLATFORMS)
@pytest.mark.parametrize("fault", ["429", "500"])
async def test_a_fault_is_outlived(world: World, channel: str, fault: Any) -> None:
    world.fakes[channel].faults.append(fault)
    conversation = await world.hear(channel, PLATFORMS[channel].message("hi"))
    await world.say(conversation, Outgoing("one"), Outgoing("two"))
    assert await world.settled(conversation) == ["sent", "sent"]
    assert [message.text for message in world.fakes[channel].taken] == ["one", "two"]


@pytest.mark.parametrize("channel", PLATFORMS)
async def test_an_answer_lost_on_the_way_costs_one_repetition_at_most(
    world: World, channel: str
) -> None:
    conversation = await world.lose_an_answer(channel)
    assert await world.settled(conversation) == ["sent", "sent"]
    said = [message.text for message in world.fakes[channel].taken]
    repeated = [] if channel == "slack" else ["one"]  # Slack can be asked what it has
    assert said == ["one", *repeated, "two"]


@pytest.mark.parametrize("channel", ["whatsapp", "twilio"])
async def test_an_answer_that_is_reported_is_not_repeated(world: World, channel: str) -> None:
    conversation = await world.lose_an_answer(channel)
    fake, platform = world.fakes[channel], PLATFORMS[channel]
    for _ in range(1000):
        if fake.taken:
            break
        await asyncio.sleep(0.01)
    report = platform.status(fake.taken[0])
    url = report_path(fake.taken[0])
    body, headers = report
    answer = await world.server.client.post(url, content=body, headers=headers)
    assert answer.status_code == 200
    assert await world.settled(conversation) == ["sent", "sent"]
    assert [message.text for message in fake.taken] == ["one", "two"]


@pytest.mark.parametrize(
    ("channel", "sent"),
    [
        ("telegram", {"document": "https://shop.example/Invoice%20W1.pdf"}),
        (
            "whatsapp",
            {
                "document": {
                    "link": "https://shop.example/Invoice%20W1.pdf",
                    "filename": "Invoice W1.pdf",
                }
            },
        ),
        ("twilio", {"MediaUrl": "https://shop.example/Invoice%20W1.pdf"}),
    ],
)
async def test_a_file_goes_along(world: World, channel: str, sent: dict[str, Any]) -> None:
    conversation = await world.hear(channel, PLATFORMS[channel].message("hi"))
    await world.say(
        conversation, Outgoing("Your invoice.", file="https://shop.example/Invoice%20W1.pdf")
    )
    assert await world.settled(conversation) == ["sent"]
    taken = world.fakes[channel].taken
    assert sent.items() <= taken[0].body.items()
    assert taken[-1].text == "Your invoice."


@pytest.mark.parametrize("thread", ["", "1700000000.000009"])
async def test_slack_keeps_a_file_in_the_conversation(world: World, shop: str, thread: str) -> None:
    more = {"thread_ts": thread} if thread else {}
    conversation = await world.hear("slack", slack.message("hi", **more))
    await world.say(conversation, Outgoing("Your invoice.", file=f"{shop}/Invoice%20W1.pdf"))
    assert await world.settled(conversation) == ["sent"]
    fake = world.fakes["slack"]
    assert fake.files == [(f"D1/{thread}", "Invoice W1.pdf", INVOICE)]
    assert [message.text for message in fake.taken] == ["Your invoice."]


@pytest.mark.parametrize("case", ["no such file", "too large", "not allowed"])
async def test_slack_gets_a_link_to_a_file_that_cannot_be_uploaded(
    world: World, shop: str, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.fakes["slack"].may_upload = case != "not allowed"
    if case == "too large":
        monkeypatch.setattr("channels.slack_files.MAX_BYTES", len(INVOICE) - 1)
    url = f"{shop}/{'none' if case == 'no such file' else 'Invoice%20W1'}.pdf"
    conversation = await world.hear("slack", slack.message("hi"))
    await world.say(conversation, Outgoing("Your invoice.", file=url))
    assert await world.settled(conversation) == ["sent"]
    fake = world.fakes["slack"]
    assert fake.files == []
    assert [message.text for message in fake.taken] == ["Your invoice.", url]
    assert f"<{url}|" in fake.taken[1].body["blocks"][0]["text"]["text"]


async def test_telegram_gets_the_address_of_a_file_it_cannot_fetch(world: World) -> None:
    conversation = await world.hear("telegram", telegram.message("hi"))
    await world.say(conversation, Outgoing("", file="https://shop.example/terms.docx"))
    assert await world.settled(conversation) == ["sent"]
    assert world.fakes["telegram"].taken[0].text == "https://shop.example/terms.docx"
    world.fakes["telegram"].violations.clear()  # the refusal was the point


Press = Callable[[World, Any], Awaitable[str]]


@pytest.mark.parametrize("channel", ["slack", "telegram", "whatsapp"])
async def test_a_pressed_button_comes_back_as_its_payload(world: World, channel: str) -> None:
    platform: Any = PLATFORMS[channel]
    conversation = await world.hear(channel, platform.message("hi"))
    await world.say(conversation, Outgoing("Why?", buttons=CHOICES))
    await world.settled(conversation)
    body = world.fakes[channel].taken[-1].body
    again = await world.hear(channel, platform.press(body, 1))
    _, _, payload = await world.newest()
    assert again == conversation
    assert payload["text"] == "Too large"
    offered = [choice["payload"] for choice in CHOICES]
    assert offered_payload(payload["payload"], offered) == CHOICES[1]["payload"]


async def test_twilio_numbers_the_choices(world: World) -> None:
    conversation = await world.hear("twilio", twilio.message("hi"))
    await world.say(conversation, Outgoing("Why?", buttons=CHOICES))
    await world.settled(conversation)
    text = world.fakes["twilio"].taken[0].text
    assert text == "Why?\n\n1. Too small\n2. Too large\n3. Changed my mind about all of it"
    await world.hear("twilio", twilio.message("2"))
    assert (await world.newest())[2]["numbered"] is True


async def test_whatsapp_uses_a_list_for_more_than_three_choices(world: World) -> None:
    conversation = await world.hear("whatsapp", whatsapp.message("hi"))
    many = tuple({"title": f"Item {n}", "payload": f"/p{n}"} for n in range(12))
    await world.say(conversation, Outgoing("Which?", buttons=many))
    await world.settled(conversation)
    kinds = [taken.body["interactive"]["type"] for taken in world.fakes["whatsapp"].taken]
    assert kinds == ["list", "list"]


async def test_slack_answers_in_the_thread(world: World) -> None:
    asked = slack.message("help", channel="C1", type="app_mention", thread_ts="1700000000.000009")
    conversation = await world.hear("slack", asked)
    await world.say(conversation, Outgoing("here"))
    await world.settled(conversation)
    assert world.fakes["slack"].taken[0].to == "C1/1700000000.000009"


async def test_whatsapps_closed_window_holds_the_message(world: World) -> None:
    user = "8613900000077"
    world.fakes["whatsapp"].closed.add(user)
    conversation = await world.hear("whatsapp", whatsapp.message("hi", user=user))
    await world.say(conversation, Outgoing("too late"))
    assert await world.settled(conversation) == ["held"]
    world.fakes["whatsapp"].violations.clear()  # the refusal was the point
    world.fakes["whatsapp"].closed.clear()
    await world.hear("whatsapp", whatsapp.message("me again", user=user))
    assert await world.settled(conversation) == ["sent"]


@pytest.mark.parametrize("channel", ["slack", "telegram"])
async def test_a_growing_answer_is_one_message_that_is_edited(world: World, channel: str) -> None:
    world.server.parts.presence._outlets[channel].edit_pause = 0.0
    if channel == "slack":
        delivery = slack.message("q", channel="C1", type="app_mention")
    else:
        delivery = telegram.message("q")
    conversation = await world.hear(channel, delivery)
    turn = (await world.newest())[1]
    publish = world.server.parts.presence.publish
    await publish(conversation, "typing", {"turn": turn})
    for word in ("The parcel left our warehouse this morning, ", "and should ", "arrive."):
        await publish(conversation, "delta", {"turn": turn, "text": word})
    await world.say(conversation, Outgoing("The whole answer."), Outgoing("More."), inbox=turn)
    assert await world.settled(conversation) == ["sent", "sent"]
    fake = world.fakes[channel]
    assert [message.text for message in fake.taken] == [
        "The parcel left our warehouse this morning, …", "More.",
    ]  # fmt: skip
    assert fake.edited[-1][1] == "The whole answer."
    assert fake.typing


@pytest.mark.parametrize(
    ("channel", "name", "mark"),
    [("whatsapp", "message_id", "wamid.in"), ("twilio", "messageId", "SMin")],
)
async def test_whatsapp_shows_read_and_typing(
    world: World, channel: str, name: str, mark: str
) -> None:
    conversation = await world.hear(channel, PLATFORMS[channel].message("q"))
    turn = (await world.newest())[1]
    await world.server.parts.presence.publish(conversation, "typing", {"turn": turn})
    for _ in range(200):
        if world.fakes[channel].typing:
            break
        await asyncio.sleep(0.02)
    assert world.fakes[channel].typing[0][name].startswith(mark)


def test_a_reference_is_short_enough_for_every_platform() -> None:
    assert len(reference("/inform" + "x" * 5000).encode()) == 24


def test_a_reference_means_nothing_where_it_was_not_offered() -> None:
    assert offered_payload(reference("/affirm"), ["/deny"]) is None
    assert offered_payload("/affirm", ["/deny"]) is None
    assert offered_payload(reference("/affirm"), ["/deny", "/affirm"]) == "/affirm"
