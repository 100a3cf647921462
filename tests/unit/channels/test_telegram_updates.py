"""What Telegram's updates become; none of any shape raises anything but a 400."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from bot.store.identity import Identity
from bot.store.inbox import Incoming
from channels.events import Event, Ignored
from channels.rejected import Rejected
from channels.telegram_updates import read_update
from tests.platforms import telegram

IDENTITY = Identity(b"k" * 32)
GROUP = {"chat": {"id": -5, "type": "supergroup"}}


def read(delivery: tuple[bytes, dict[str, str]]) -> Event:
    return read_update(json.loads(delivery[0]), telegram.BOT, IDENTITY)


def taken(event: Event) -> Incoming:
    assert isinstance(event, Incoming)
    return event


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("where is W1234567?", "where is W1234567?"),
        ("/start", "hello"),
        ("/start promo7", "hello"),
        ("/help", "help"),
        ("/status@xiaoq_bot W1234567", "status W1234567"),
        ("@xiaoq_bot hi there", "hi there"),
        ("<b> & x", "<b> & x"),
    ],
)
def test_words(said: str, understood: str) -> None:
    assert taken(read(telegram.message(said))).payload["text"] == understood


@pytest.mark.parametrize(
    ("content", "text", "kind"),
    [
        ({"photo": [{"file_id": "x"}], "caption": "it is broken"}, "it is broken", "photo"),
        ({"photo": [{"file_id": "x"}]}, "", "photo"),
        ({"voice": {"file_id": "x"}}, "", "voice"),
        ({"document": {"file_id": "x"}}, "", "document"),
        ({"sticker": {"emoji": "🙂"}}, "", "sticker"),
        ({"location": {"latitude": 1, "longitude": 2}}, "", "location"),
        ({"contact": {"phone_number": "1"}}, "", "contact"),
        ({"video_note": {}}, "", "video_note"),
        ({"poll": {"id": "1"}}, "", "poll"),
    ],
)
def test_what_comes_with_or_without_words(content: dict[str, Any], text: str, kind: str) -> None:
    payload = taken(read(telegram.message(None, **content))).payload
    assert (payload["text"], payload["kind"]) == (text, kind)


@pytest.mark.parametrize(
    "update",
    [
        {"my_chat_member": {"chat": {"id": 1}}},
        {"channel_post": {"chat": {"id": -1}, "text": "news"}},
        {"edited_channel_post": {"chat": {"id": -1}, "text": "news"}},
        {"message_reaction": {"chat": {"id": 1}}},
        {"inline_query": {"id": "1"}},
        {"poll": {"id": "1"}},
        {"something_new": {}},
        {},
        {"message": {"chat": {"id": 1, "type": "private"}, "from": {"id": 1, "is_bot": True}}},
        {"message": {"chat": {"id": 1, "type": "private"}, "text": "no sender"}},
        {"message": None},
        {"callback_query": {"id": "1", "from": {"id": 1}}},
    ],
)
def test_what_is_not_answered(update: dict[str, Any]) -> None:
    assert isinstance(read(telegram.deliver(update)), Ignored)


def test_somebody_joining_is_not_answered() -> None:
    joined = telegram.message(None, new_chat_members=[{"id": 3}], **GROUP)
    assert read(joined) == Ignored("service")


@pytest.mark.parametrize(
    ("text", "more", "answered"),
    [
        ("talk among us", {}, False),
        ("/help", {"entities": [{"type": "bot_command", "offset": 0, "length": 5}]}, True),
        ("@xiaoq_bot hi", {"entities": [{"type": "mention", "offset": 0, "length": 10}]}, True),
        ("@anna hi", {"entities": [{"type": "mention", "offset": 0, "length": 5}]}, False),
        ("yes", {"reply_to_message": {"from": {"id": int(telegram.BOT)}}}, True),
        ("yes", {"reply_to_message": {"from": {"id": 99}}}, False),
    ],
)
def test_in_a_group_only_who_speaks_to_it(text: str, more: dict[str, Any], answered: bool) -> None:
    event = read(telegram.message(text, **GROUP, **more))
    assert isinstance(event, Incoming) is answered
    if isinstance(event, Incoming) and event.recipient:
        assert event.recipient.address["reply_to"]


def test_an_edit_is_a_message_of_its_own() -> None:
    body = json.loads(telegram.message("W1234567")[0])
    edited = {"update_id": 5, "edited_message": {**body["message"], "edit_date": 1}}
    assert taken(read_update(edited, telegram.BOT, IDENTITY)).payload["text"] == "W1234567"


def test_an_album_is_answered_once() -> None:
    album = {"photo": [{}], "media_group_id": "7"}
    events = {taken(read(telegram.message(None, **album))).event_id for _ in range(3)}
    assert len(events) == 1


def test_everybody_has_a_conversation_of_their_own() -> None:
    command = {"entities": [{"type": "bot_command", "offset": 0}]}
    topic = {"is_topic_message": True, "message_thread_id": 3}
    ids = [
        taken(read(telegram.message("/a", user=user, **more))).conversation
        for user in (1, 2)
        for more in ({}, {**GROUP, **command}, {**GROUP, **command, **topic})
    ]
    assert len(set(ids)) == 6


def test_an_update_without_id_is_malformed() -> None:
    with pytest.raises(Rejected):
        read_update({"message": {}}, telegram.BOT, IDENTITY)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["chat", "from", "id", "text", "entities", "type", "date", "photo", "data",
                         "message", "reply_markup", "inline_keyboard", "media_group_id"]),
        inner, max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


@bounds(max_examples=300, deadline=None)
@given(st.sampled_from(["message", "edited_message", "callback_query"]), _JSON)
def test_no_shape_of_an_update_raises(kind: str, value: Any) -> None:
    assert isinstance(read_update({"update_id": 1, kind: value}, "1", IDENTITY), Incoming | Ignored)
