"""Slack's Web API as far as the bot uses it, and what Slack delivers, signed."""

from __future__ import annotations

import itertools
import json
import re
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from channels.signatures import slack_signature
from tests.platforms.fake import FakePlatform, require

TOKEN, SECRET, TEAM, BOT = "xoxb-test", "slack-secret", "T1", "UBOT"
_TS = re.compile(r"\d+\.\d+")
_numbers = itertools.count(1)


@dataclass
class FakeSlack(FakePlatform):
    """chat.postMessage, chat.update, assistant.threads.setStatus, auth.test."""

    def routes(self, app: web.Application) -> None:
        app.router.add_post("/chat.postMessage", self.post)
        app.router.add_post("/chat.update", self.update)
        app.router.add_post("/assistant.threads.setStatus", self.status)
        app.router.add_post("/auth.test", self.who)

    def refuse(self, refusal: Exception) -> web.Response:
        return web.json_response({"ok": False, "error": str(refusal)})

    async def who(self, request: web.Request) -> web.Response:
        known = request.headers.get("Authorization") == f"Bearer {TOKEN}"
        answer = {"ok": True, "team": "Test", "user": "xiaoq", "user_id": BOT, "team_id": TEAM}
        return web.json_response(answer if known else {"ok": False, "error": "invalid_auth"})

    async def post(self, request: web.Request) -> web.Response:
        fault = await self.sending()
        if fault:
            return fault
        body = await _body(request)
        _check(body)
        channel = body["channel"] if body["channel"][0] != "U" else "D" + body["channel"][1:]
        reference = self.take(f"{channel}/{body.get('thread_ts', '')}", body["text"], body)
        await self.sent()
        return web.json_response({"ok": True, "channel": channel, "ts": f"{reference}.000100"})

    async def update(self, request: web.Request) -> web.Response:
        body = await _body(request)
        require(_TS.fullmatch(body.get("ts", "")), "message_not_found")
        _check(body)
        self.edited.append((body["ts"], body["text"]))
        return web.json_response({"ok": True, "channel": body["channel"], "ts": body["ts"]})

    async def status(self, request: web.Request) -> web.Response:
        body = await _body(request)
        require(body.get("channel_id") and _TS.fullmatch(body.get("thread_ts", "")), "bad_args")
        self.typing.append(body)
        return web.json_response({"ok": True})


async def _body(request: web.Request) -> dict[str, Any]:
    require(request.headers.get("Authorization") == f"Bearer {TOKEN}", "invalid_auth")
    require(request.content_type == "application/json", "invalid_post_type")
    body: dict[str, Any] = await request.json()
    return body


def _check(body: dict[str, Any]) -> None:
    """https://docs.slack.dev/reference/block-kit: the limits of what we use."""
    require(isinstance(body.get("channel"), str) and body["channel"], "channel_not_found")
    require(body.get("text") or body.get("blocks"), "no_text")
    require(len(body.get("text", "")) <= 40_000, "msg_too_long")
    require(len(body.get("blocks", [])) <= 50, "invalid_blocks")
    for block in body.get("blocks", []):
        _check_block(block)


def _check_block(block: dict[str, Any]) -> None:
    kind = block["type"]
    if kind == "section":
        require(block["text"]["type"] == "mrkdwn", "invalid_blocks")
        require(1 <= len(block["text"]["text"]) <= 3000, "invalid_blocks: section text")
    elif kind == "actions":
        require(1 <= len(block["elements"]) <= 25, "invalid_blocks: elements")
        names = [element["action_id"] for element in block["elements"]]
        require(len(set(names)) == len(names), "invalid_blocks: action_id")
        for element in block["elements"]:
            require(1 <= len(element["text"]["text"]) <= 75, "invalid_blocks: button text")
            require(len(element["value"]) <= 2000, "invalid_blocks: button value")
    else:
        require(kind == "image" and len(block["image_url"]) <= 3000, "invalid_blocks: image")
        require(block["alt_text"], "invalid_blocks: alt_text")


Delivery = tuple[bytes, dict[str, str]]


def signed(body: bytes, content_type: str = "application/json; charset=utf-8") -> Delivery:
    """A body and the headers Slack sends with it."""
    now = str(int(time.time()))
    headers = {
        "Content-Type": content_type,
        "X-Slack-Request-Timestamp": now,
        "X-Slack-Signature": slack_signature(SECRET, now, body),
    }
    return body, headers


def message(text: str, *, user: str = "U1", channel: str = "D1", **event: Any) -> Delivery:
    """A `message` event of a direct conversation, or as `event` says."""
    ts = f"{int(time.time())}.{next(_numbers):06d}"
    said = {"type": "message", "user": user, "text": text, "ts": ts, "channel": channel}
    said |= {"channel_type": "im" if channel.startswith("D") else "channel", **event}
    return deliver(said)


def deliver(event: dict[str, Any]) -> Delivery:
    """An event in its envelope."""
    body = {
        "token": "x",
        "team_id": TEAM,
        "api_app_id": "A1",
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{next(_numbers)}",
        "event_time": int(time.time()),
        "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
    }
    return signed(json.dumps(body).encode())


def press(taken: dict[str, Any], row: int, *, user: str = "U1") -> Delivery:
    """The customer presses a button of a message the bot sent."""
    block = next(block for block in taken["blocks"] if block["type"] == "actions")
    action = {**block["elements"][row], "action_ts": f"{next(_numbers)}.1"}
    payload = {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": user},
        "channel": {"id": taken["channel"]},
        "message": {"ts": "1.1", "thread_ts": taken.get("thread_ts")},
        "trigger_id": f"{next(_numbers)}.2",
        "actions": [action],
    }
    form = urlencode({"payload": json.dumps(payload)}).encode()
    return signed(form, "application/x-www-form-urlencoded")
