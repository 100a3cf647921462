"""What Meta's deliveries become."""

from __future__ import annotations

import json
import time
from datetime import datetime, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from bot.store.identity import Identity
from bot.store.inbox import Incoming
from channels.events import Event, Ignored, Receipt
from channels.whatsapp_events import read_delivery
from tests.platforms import whatsapp

IDENTITY = Identity(b"k" * 32)


def read(delivery: tuple[bytes, dict[str, str]]) -> list[Event]:
    return list(read_delivery(json.loads(delivery[0]), IDENTITY))


def taken(delivery: tuple[bytes, dict[str, str]]) -> Incoming:
    (event,) = read(delivery)
    assert isinstance(event, Incoming)
    return event


@pytest.mark.parametrize(
    ("content", "text", "payload"),
    [
        ({"type": "text", "text": {"body": "hi"}}, "hi", None),
        ({"type": "button", "button": {"text": "No", "payload": "/deny"}}, "No", "/deny"),
        ({"type": "interactive", "interactive": {
            "type": "button_reply", "button_reply": {"id": "b.1", "title": "Yes"}}}, "Yes", "b.1"),
        ({"type": "interactive", "interactive": {
            "type": "list_reply", "list_reply": {"id": "b.2", "title": "Two"}}}, "Two", "b.2"),
        ({"type": "interactive", "interactive": {
            "type": "nfm_reply", "nfm_reply": {"response_json": "{}"}}}, "", None),
        ({"type": "image", "image": {"id": "1", "caption": "broken"}}, "broken", None),
        ({"type": "image", "image": {"id": "1"}}, "", None),
        ({"type": "document", "document": {"caption": "bill"}}, "bill", None),
        ({"type": "audio", "audio": {"voice": True}}, "", None),
        ({"type": "sticker", "sticker": {}}, "", None),
        ({"type": "location", "location": {"latitude": 1}}, "", None),
        ({"type": "contacts", "contacts": [{}]}, "", None),
        ({"type": "unsupported", "errors": [{"code": 131051}]}, "", None),
        ({"type": "order", "order": {"text": "please"}}, "please", None),
    ],
)  # fmt: skip
def test_words_and_payloads(content: dict[str, Any], text: str, payload: str | None) -> None:
    said = {"from": "1", "id": "wamid.1", **content}
    message = taken(whatsapp.deliver(messages=[said]))
    assert (message.payload["text"], message.payload.get("payload")) == (text, payload)
    assert message.payload["seen"]["message"].startswith("wamid.")


@pytest.mark.parametrize("kind", ["reaction", "system", "revoke"])
def test_what_is_not_answered(kind: str) -> None:
    assert read(whatsapp.message(None, type=kind)) == [Ignored(kind)]


def test_messages_and_statuses_of_one_delivery_keep_their_order() -> None:
    said = [{"from": "1", "id": f"w{n}", "type": "text", "text": {"body": str(n)}} for n in (1, 2)]
    status = {"id": "w9", "status": "failed", "errors": [{"code": 131026}]}
    events = read(whatsapp.deliver(messages=said, statuses=[status]))
    assert [e.payload["text"] for e in events if isinstance(e, Incoming)] == ["1", "2"]
    assert events[-1] == Receipt("w9", "failed", "131026")


def test_a_customer_who_hides_the_number_is_answered_by_id() -> None:
    said = {"id": "w", "type": "text", "text": {"body": "hi"}}
    message = taken(whatsapp.deliver(contacts=[{"user_id": "BSUID_1"}], messages=[said]))
    assert message.recipient and message.recipient.address["recipient"] == "BSUID_1"


@pytest.mark.parametrize(("age", "believed"), [(0, True), (86_400, True), (9 * 86_400, False)])
def test_the_window_follows_the_platforms_clock_if_it_can_be_right(
    age: int, believed: bool
) -> None:
    stamp = int(time.time()) - age
    recipient = taken(whatsapp.message("hi", timestamp=str(stamp))).recipient
    assert recipient is not None
    expected = datetime.fromtimestamp(stamp, timezone.utc) if believed else None
    assert recipient.heard_at == expected


@pytest.mark.parametrize(
    ("said", "notice", "opted"),
    [
        ("STOP", "opted_out", True),
        ("退订", "opted_out", True),
        ("Unsubscribe.", "opted_out", True),
        ("START", "opted_in", False),
        ("stop", None, None),
        ("STOP that parcel", None, None),
    ],
)
def test_opt_out_words(said: str, notice: str | None, opted: bool | None) -> None:
    message = taken(whatsapp.message(said))
    assert message.payload.get("notice") == notice
    assert message.recipient and message.recipient.opted_out is opted


def test_neither_number_nor_message_id_is_in_the_ids() -> None:
    message = taken(whatsapp.message("hi", user="8613912345678"))
    assert "8613912345678" not in message.conversation + message.event_id
    assert "wamid" not in message.event_id


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["changes", "value", "messages", "statuses", "field", "id", "type", "from",
                         "metadata", "phone_number_id", "text", "body", "contacts", "errors"]),
        inner, max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


@bounds(max_examples=300, deadline=None)
@given(_JSON)
def test_no_shape_of_a_delivery_raises(value: Any) -> None:
    change = {"field": "messages", "value": value}
    for body in ({"entry": value}, {"entry": [{"changes": [change]}]}):
        assert list(read_delivery(body, IDENTITY))
