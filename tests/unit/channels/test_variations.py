"""No delivery raises, whichever of its fields is missing, null or of another type."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.store.identity import Identity
from bot.store.inbox import Incoming
from channels.events import Event, FollowUp, Ignored, Receipt
from channels.rejected import Rejected
from channels.slack import read_json
from channels.slack_events import read_press
from channels.telegram_updates import read_update
from channels.twilio_forms import read_form
from channels.whatsapp_events import read_delivery
from tests.platforms import samples, telegram
from tests.platforms.variations import variations

IDENTITY = Identity(b"k" * 32)
READERS: dict[str, Callable[[Any], list[Event]]] = {
    "slack": lambda body: read_json(json.dumps(body).encode(), IDENTITY),
    "slack_press": lambda body: [read_press(body, IDENTITY)],
    "telegram": lambda body: [read_update(body, telegram.BOT, IDENTITY)],
    "whatsapp": lambda body: list(read_delivery(body, IDENTITY)),
    "twilio": lambda body: [
        read_form({k: v for k, v in body.items() if isinstance(v, str)}, IDENTITY)
    ],
}


def _read(channel: str, body: Any) -> None:
    try:
        events = READERS[channel](body)
    except Rejected as rejected:
        assert rejected.status == 400
        return
    for event in events:
        assert isinstance(event, (Incoming, FollowUp, Receipt, Ignored))
        if isinstance(event, Incoming):
            json.dumps(event.payload)
            assert event.recipient and json.dumps(event.recipient.address)


def test_our_own_samples() -> None:
    bodies = samples.own()
    count = 0
    for channel, body in bodies:
        for varied in variations(body):
            _read(channel, varied)
            count += 1
    assert count > 2000


def test_the_shared_samples() -> None:
    bodies = samples.shared()
    if not bodies:
        pytest.skip(
            "../shared/devdata/channels is not here; lay the developers' shared/ beside this folder"
        )
    for channel, body in bodies:
        for varied in variations(body, most=40):
            _read(channel, varied)
