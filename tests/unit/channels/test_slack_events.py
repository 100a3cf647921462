"""What Slack's events become: a message in a conversation, a follow-up, or nothing to answer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.store.identity import Identity
from bot.store.inbox import Incoming
from channels.events import Event, FollowUp, Ignored
from channels.slack_events import read_command, read_event, read_press
from channels.slack_text import plain
from tests.platforms import slack

IDENTITY = Identity(b"k" * 32)


def read(delivery: tuple[bytes, dict[str, str]], **envelope: Any) -> Event:
    return read_event({**json.loads(delivery[0]), **envelope}, IDENTITY)


def taken(event: Event) -> Incoming:
    assert isinstance(event, Incoming)
    return event


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("<mailto:a@b.com|a@b.com>", "a@b.com"),
        ("<https://x.cn/p|x.cn/p> ok", "https://x.cn/p ok"),
        ("see <https://x.cn|our shop>", "see our shop (https://x.cn)"),
        ("<tel:+8613900000000|13900000000>", "+8613900000000"),
        ("<@UBOT> 你好", "你好"),
        ("ask <@U2> or <@U3|lee>", "ask @U2 or @lee"),
        ("<#C1|general> <#C2>", "#general #C2"),
        ("<!here> <!subteam^S1|@team> <!date^1^{date}|yesterday>", "@here @team yesterday"),
        ("&lt;@U2&gt;", "<@U2>"),
        ("a < b", "a < b"),
    ],
)
def test_markup_becomes_plain_text(said: str, meant: str) -> None:
    assert plain(said, without="UBOT") == meant


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({"bot_id": "B1"}, "bot"),
        ({"user": slack.BOT}, "bot"),
        ({"user": "USLACKBOT"}, "bot"),
        ({"subtype": "bot_message", "user": ""}, "bot_message"),
        ({"subtype": "message_deleted"}, "message_deleted"),
        ({"subtype": "channel_join"}, "channel_join"),
        ({"type": "reaction_added"}, "reaction_added"),
        ({"channel": "C1", "channel_type": "channel"}, "channel"),
        ({"ts": ""}, "incomplete"),
        ({"user": None}, "incomplete"),
    ],
)
def test_what_is_not_answered(event: dict[str, Any], reason: str) -> None:
    delivery = json.loads(slack.message("x")[0])
    delivery["event"] |= event
    assert read_event(delivery, IDENTITY) == Ignored(reason)


def test_a_direct_message_is_answered_where_it_came() -> None:
    message = taken(read(slack.message("hi", channel="D9")))
    assert message.payload["text"] == "hi"
    assert message.recipient and message.recipient.address == {"channel": "D9", "thread": ""}


def test_a_mention_opens_a_thread_and_what_follows_belongs_to_it() -> None:
    mention = slack.message("<@UBOT> hi", channel="C1", type="app_mention", ts="5.1")
    message = taken(read(mention))
    assert message.payload["text"] == "hi"
    assert message.recipient and message.recipient.address["thread"] == "5.1"
    later = read(slack.message("and", channel="C1", thread_ts="5.1", ts="6.1"))
    assert isinstance(later, FollowUp)
    assert later.message.conversation == message.conversation


def test_a_mention_that_comes_as_message_too_is_one_event() -> None:
    said = {"channel": "C1", "thread_ts": "1.1", "ts": "2.1"}
    as_mention = taken(read(slack.message("<@UBOT> a", type="app_mention", **said)))
    as_message = read(slack.message("<@UBOT> a", **said))
    assert isinstance(as_message, FollowUp)
    assert as_message.message.event_id == as_mention.event_id


def test_everybody_has_a_conversation_of_their_own() -> None:
    deliveries = [
        slack.message("x"),
        slack.message("x", user="U2"),
        slack.message("x", thread_ts="1.1"),
        slack.message("x", channel="C1", type="app_mention", thread_ts="1.1"),
        slack.message("x", channel="C2", type="app_mention", thread_ts="1.1"),
        slack.message("x", user="U2", channel="C1", type="app_mention", thread_ts="1.1"),
    ]
    ids = [taken(read(delivery)).conversation for delivery in deliveries]
    ids.append(taken(read(slack.message("x"), team_id="T2")).conversation)
    assert len(set(ids)) == len(ids)
    assert taken(read(slack.message("again", channel="D1"))).conversation == ids[0]
    assert not any("U2" in conversation or "T1" in conversation for conversation in ids)


@pytest.mark.parametrize(
    ("event", "text", "kind"),
    [
        ({"text": "", "subtype": "file_share", "files": [{"id": "F1"}]}, "", "files"),
        ({"text": "my bill", "subtype": "file_share", "files": [{"id": "F"}]}, "my bill", "files"),
        ({"text": "<@UBOT>"}, "hello", "text"),
        ({"text": "waves", "subtype": "me_message"}, "waves", "text"),
    ],
)
def test_files_and_bare_mentions(event: dict[str, Any], text: str, kind: str) -> None:
    delivery = json.loads(slack.message("x")[0])
    delivery["event"] |= event
    payload = taken(read_event(delivery, IDENTITY)).payload
    assert (payload["text"], payload["kind"]) == (text, kind)


def test_an_edit_is_a_message_and_a_preview_is_not() -> None:
    message = {"user": "U1", "ts": "3.1", "text": "W1234567", "edited": {"ts": "4.1"}}
    event = {
        "type": "message",
        "subtype": "message_changed",
        "channel": "D1",
        "channel_type": "im",
        "message": message,
        "previous_message": {"text": "W1234568"},
    }
    edited = taken(read(slack.deliver(event)))
    assert edited.payload["text"] == "W1234567"
    assert edited.conversation == taken(read(slack.message("x"))).conversation
    event["previous_message"] = {"text": "W1234567"}
    assert read(slack.deliver(event)) == Ignored("unchanged")


def test_a_slash_command_is_answered_privately() -> None:
    fields = {"team_id": slack.TEAM, "user_id": "U1", "command": "/xiaoq", "trigger_id": "1.2.3"}
    message = taken(read_command({**fields, "text": "order status"}, IDENTITY))
    assert message.conversation == taken(read(slack.message("x"))).conversation
    assert message.recipient and message.recipient.address["channel"] == "U1"
    assert taken(read_command(fields, IDENTITY)).payload["text"] == "hello"
    assert isinstance(read_command({"ssl_check": "1"}, IDENTITY), Ignored)


@pytest.mark.parametrize("kind", ["view_submission", "shortcut", ""])
def test_other_interactions_are_ignored(kind: str) -> None:
    assert isinstance(read_press({"type": kind}, IDENTITY), Ignored)
