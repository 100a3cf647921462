"""What Twilio's forms become."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from bot.platforms import read_platforms
from bot.store.identity import Identity
from bot.store.inbox import Incoming
from channels.events import Event, Ignored, Receipt
from channels.twilio_forms import read_form
from tests.platforms import twilio

IDENTITY = Identity(b"k" * 32)


def read(delivery: tuple[bytes, dict[str, str]]) -> Event:
    return read_form(dict(parse_qsl(delivery[0].decode(), keep_blank_values=True)), IDENTITY)


def taken(delivery: tuple[bytes, dict[str, str]]) -> Incoming:
    event = read(delivery)
    assert isinstance(event, Incoming)
    return event


@pytest.mark.parametrize(
    ("form", "text", "payload", "kind"),
    [
        ({"Body": "hi"}, "hi", None, "text"),
        ({"Body": "", "NumMedia": "1", "MediaContentType0": "image/jpeg"}, "", None, "image"),
        ({"Body": "broken", "NumMedia": "1", "MediaContentType0": "image/png"}, "broken", None,
         "image"),
        ({"Body": "", "Latitude": "1", "Longitude": "2"}, "", None, "location"),
        ({"Body": "Yes", "ButtonText": "Yes", "ButtonPayload": "b.1"}, "Yes", "b.1", "text"),
        ({"Body": "", "ListTitle": "Two", "ListId": "b.2"}, "Two", "b.2", "text"),
        ({"Body": "", "MessageType": "sticker"}, "", None, "sticker"),
    ],
)  # fmt: skip
def test_words_and_media(form: dict[str, str], text: str, payload: str | None, kind: str) -> None:
    found = taken(twilio.message("", **form)).payload
    assert (found["text"], found.get("payload"), found["kind"]) == (text, payload, kind)
    assert found["numbered"] is True


@pytest.mark.parametrize(
    ("status", "stored"),
    [("sent", "sent"), ("delivered", "delivered"), ("read", "read"), ("undelivered", "failed")],
)
def test_statuses(status: str, stored: str) -> None:
    form = {"MessageSid": "SM1", "MessageStatus": status, "ErrorCode": "63016"}
    assert read(twilio.signed(form)) == Receipt("SM1", stored, "63016")


@pytest.mark.parametrize("form", [{}, {"MessageSid": "SM1"}, {"Body": "x", "From": "a", "To": "b"}])
def test_what_is_incomplete_is_ignored(form: dict[str, str]) -> None:
    assert read(twilio.signed(form)) == Ignored("incomplete")


def test_a_reaction_is_not_answered() -> None:
    assert read(twilio.message("👍", MessageType="reaction")) == Ignored("reaction")


def test_stop_ends_notices() -> None:
    message = taken(twilio.message("STOP"))
    assert message.payload["notice"] == "opted_out"
    assert message.recipient and message.recipient.opted_out is True


def test_customers_and_numbers_are_apart() -> None:
    ids = {
        taken(twilio.message("x")).conversation,
        taken(twilio.message("x", user="+8613900000003")).conversation,
        taken(twilio.message("x", To="whatsapp:+19995550000")).conversation,
    }
    assert len(ids) == 3


def test_typing_marks_may_be_left_out() -> None:
    secrets = {"ACCOUNT_SID": "a", "AUTH_TOKEN": "b", "WHATSAPP_NUMBER": "+1"}
    env = {f"TWILIO_{name}": value for name, value in secrets.items()}
    for chosen, shown in (("", True), ("on", True), ("off", False), ("OFF", False)):
        found = read_platforms({**env, "TWILIO_TYPING": chosen}).twilio
        assert found is not None and found.typing is shown
