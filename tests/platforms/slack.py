"""Slack's Web API as far as the bot uses it, and what Slack delivers, signed."""

from __future__ import annotations

import itertools
import json
import re
import time
from dataclasses import dataclass, field
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
    """What is posted, changed and looked up, files, the status of a thread, auth.test.

    uploads: bytes by file id; files: (where, title, bytes) of those that were shared.
    """

    blocks: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    deleted: list[str] = field(default_factory=list)
    uploads: dict[str, bytes] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    files: list[tuple[str, str, bytes]] = field(default_factory=list)
    may_upload: bool = True

    def routes(self, app: web.Application) -> None:
        app.router.add_post("/chat.postMessage", self.post)
        app.router.add_post("/chat.update", self.update)
        app.router.add_post("/assistant.threads.setStatus", self.status)
        app.router.add_post("/auth.test", self.who)
        app.router.add_post("/chat.delete", self.delete)
        app.router.add_post("/conversations.history", self.history)
        app.router.add_post("/conversations.replies", self.history)
        app.router.add_post("/files.getUploadURLExternal", self.upload_url)
        app.router.add_post("/upload/{file}", self.upload)
        app.router.add_post("/files.completeUploadExternal", self.complete)

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
        self.blocks[reference] = body.get("blocks", [])
        await self.sent()
        return web.json_response({"ok": True, "channel": channel, "ts": f"{reference}.000100"})

    async def update(self, request: web.Request) -> web.Response:
        body = await _body(request)
        require(_TS.fullmatch(body.get("ts", "")), "message_not_found")
        _check(body)
        self.edited.append((body["ts"], body["text"]))
        self.blocks[body["ts"].partition(".")[0]] = body.get("blocks", [])
        return web.json_response({"ok": True, "channel": body["channel"], "ts": body["ts"]})

    async def delete(self, request: web.Request) -> web.Response:
        body = await _body(request)
        require(body["ts"].partition(".")[0] in self.blocks, "message_not_found")
        self.deleted.append(body["ts"])
        return web.json_response({"ok": True})

    async def history(self, request: web.Request) -> web.Response:
        """Of a channel, or with `ts` of a thread; who calls it must have been given `…:history`."""
        form = await _form(request)
        require(form["channel"][0] in "CDG" and _TS.fullmatch(form["oldest"]), "channel_not_found")
        is_thread = request.path.endswith("replies")
        require(is_thread == bool(_TS.fullmatch(form.get("ts", ""))), "thread_not_found")
        where = f"{form['channel']}/{form.get('ts', '')}"
        said = [
            {"ts": f"{m.reference}.000100", "text": m.text, "blocks": self.blocks[m.reference]}
            for m in self.taken
            if m.to == where
        ]
        return web.json_response({"ok": True, "messages": said})

    async def upload_url(self, request: web.Request) -> web.Response:
        form = await _form(request)
        if not self.may_upload:
            return web.json_response({"ok": False, "error": "missing_scope"})
        require(form.get("filename") and int(form.get("length", "0")) > 0, "invalid_arguments")
        file = f"F{len(self.lengths)}"
        self.lengths[file] = int(form["length"])
        answer = {"ok": True, "upload_url": f"{self.url}/upload/{file}", "file_id": file}
        return web.json_response(answer)

    async def upload(self, request: web.Request) -> web.Response:
        require("Authorization" not in request.headers, "the token goes to nobody else")
        file, content = request.match_info["file"], await request.read()
        require(len(content) == self.lengths[file], "wrong length")
        self.uploads[file] = content
        return web.Response(text=f"OK - {len(content)}")

    async def complete(self, request: web.Request) -> web.Response:
        body = await _body(request)
        require(body["channel_id"][0] in "CDG", "channel_not_found")
        for file in body["files"]:
            require(file["id"] in self.uploads, "file_not_found")
            where = f"{body['channel_id']}/{body.get('thread_ts', '')}"
            self.files.append((where, file["title"], self.uploads[file["id"]]))
        return web.json_response({"ok": True, "files": body["files"]})

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


async def _form(request: web.Request) -> dict[str, str]:
    require(request.headers.get("Authorization") == f"Bearer {TOKEN}", "invalid_auth")
    require(request.content_type == "application/x-www-form-urlencoded", "invalid_form_data")
    return {name: str(value) for name, value in (await request.post()).items()}


def _check(body: dict[str, Any]) -> None:
    """https://docs.slack.dev/reference/block-kit: the limits of what we use."""
    require(isinstance(body.get("channel"), str) and body["channel"], "channel_not_found")
    require(body.get("text") or body.get("blocks"), "no_text")
    require(len(body.get("text", "")) <= 40_000, "msg_too_long")
    require(len(body.get("blocks", [])) <= 50, "invalid_blocks")
    names = [block["block_id"] for block in body.get("blocks", []) if "block_id" in block]
    require(len(set(names)) == len(names), "invalid_blocks: block_id")
    require(all(1 <= len(name) <= 255 for name in names), "invalid_blocks: block_id")
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
