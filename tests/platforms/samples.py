"""Bodies that platforms really deliver: one of each kind, and those of ../shared if it is there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from tests.platforms import slack, telegram, twilio, whatsapp

FOLDER = Path(__file__).parents[2] / "../shared/devdata/channels"

_MEDIA = {"file_id": "x", "file_unique_id": "y", "file_size": 3}
_PRESSED = {"inline_keyboard": [[{"text": "Yes", "callback_data": "b.1"}]]}
_PRESS = {"text": {"type": "plain_text", "text": "Yes"}, "value": "b.1", "type": "button"}


def shared() -> list[tuple[str, Any]]:
    """(channel, body) of ../shared/devdata/channels; empty where it is absent."""
    if not FOLDER.is_dir():
        return []
    lines = (FOLDER / "whatsapp_cloud_bodies.jsonl").read_text("utf-8").splitlines()
    found = [("whatsapp", json.loads(line)["body"]) for line in lines]
    files = sorted((FOLDER / "slack_events").glob("*.json"))
    return found + [("slack", json.loads(file.read_text("utf-8"))) for file in files]


def own() -> list[tuple[str, Any]]:
    """(channel, body): for Twilio the form as a dict, for a press on Slack its payload."""
    telegrams = [
        telegram.message("hi", entities=[{"type": "bot_command", "offset": 0, "length": 2}]),
        telegram.message(None, photo=[_MEDIA], caption="see", media_group_id="7"),
        telegram.message("hi", chat={"id": -5, "type": "supergroup"}, is_topic_message=True,
                         message_thread_id=3, reply_to_message={"from": {"id": 1}}),
        telegram.press({"reply_markup": _PRESSED}, 0),
        telegram.deliver({"my_chat_member": {"chat": {"id": 1}, "from": {"id": 1}}}),
        telegram.deliver({"channel_post": {"chat": {"id": -1}, "message_id": 1, "text": "news"}}),
    ]  # fmt: skip
    block = {"type": "actions", "elements": [_PRESS]}
    press, _ = slack.press({"blocks": [block], "channel": "D1", "thread_ts": "1.1"}, 0)
    forms = [
        twilio.message("hi"),
        twilio.message("", NumMedia="1", MediaContentType0="image/png", MediaUrl0="https://x"),
        twilio.message("", Latitude="1.0", Longitude="2.0"),
        twilio.message("Yes", ButtonText="Yes", ButtonPayload="b.1"),
        twilio.signed({"MessageSid": "SM1", "MessageStatus": "undelivered", "ErrorCode": "1"}),
    ]
    found: list[tuple[str, Any]] = [("telegram", json.loads(body)) for body, _ in telegrams]
    found.append(("slack", json.loads(slack.message("<@UBOT> hi")[0])))
    found.append(("slack_press", json.loads(dict(parse_qsl(press.decode()))["payload"])))
    found.append(("whatsapp", json.loads(whatsapp.message("hi")[0])))
    return found + [("twilio", dict(parse_qsl(body.decode(), True))) for body, _ in forms]
