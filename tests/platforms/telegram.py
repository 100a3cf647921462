"""Telegram's Bot API as far as the bot uses it, and updates as Telegram delivers them."""

from __future__ import annotations

import itertools
import json
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from aiohttp import web

from tests.platforms.fake import FakePlatform, Refusal, require

TOKEN, SECRET = "700700:AAtest", "telegram-secret"
BOT = TOKEN.partition(":")[0]
_TAGS = {"b", "strong", "i", "em", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"}
_numbers = itertools.count(1)
Delivery = tuple[bytes, dict[str, str]]


@dataclass
class FakeTelegram(FakePlatform):
    """sendMessage and its like, editMessageText, sendChatAction, answerCallbackQuery, set-up."""

    answered: list[str] = field(default_factory=list)
    deleted: list[int] = field(default_factory=list)
    webhook: dict[str, Any] = field(default_factory=dict)

    def routes(self, app: web.Application) -> None:
        app.router.add_post("/bot{token}/{method}", self.call)
        app.router.add_get("/bot{token}/{method}", self.call)

    def too_many(self) -> web.Response:
        body = {"ok": False, "error_code": 429, "parameters": {"retry_after": 1}}
        return web.json_response(body, status=429)

    def refuse(self, refusal: Refusal) -> web.Response:
        body = {"ok": False, "error_code": 400, "description": f"Bad Request: {refusal}"}
        return web.json_response(body, status=400)

    async def call(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != TOKEN:
            body = {"ok": False, "error_code": 401, "description": "Unauthorized"}
            return web.json_response(body, status=401)
        method = request.match_info["method"]
        body = await _parameters(request)
        if method in ("sendMessage", "sendPhoto", "sendDocument"):
            return await self._send(method, body)
        return web.json_response({"ok": True, "result": self._other(method, body)})

    async def _send(self, method: str, body: dict[str, Any]) -> web.Response:
        fault = await self.sending()
        if fault:
            return fault
        text = _check(body) if method == "sendMessage" else _check_media(method, body)
        reference = self.take(str(body["chat_id"]), text, body)
        await self.sent()
        return web.json_response({"ok": True, "result": {"message_id": int(reference)}})

    def _other(self, method: str, body: dict[str, Any]) -> Any:
        if method == "editMessageText":
            require(isinstance(body.get("message_id"), int), "message to edit not found")
            self.edited.append((str(body["message_id"]), _check(body)))
            return {"message_id": body["message_id"]}
        if method == "deleteMessage":
            require(isinstance(body.get("message_id"), int), "message to delete not found")
            self.deleted.append(body["message_id"])
            return True
        if method == "answerCallbackQuery":
            require(body.get("callback_query_id"), "query is too old")
            self.answered.append(body["callback_query_id"])
            return True
        if method == "sendChatAction":
            require(body.get("action") == "typing" and body.get("chat_id"), "wrong action")
            self.typing.append(body)
            return True
        if method == "getMe":
            return {"id": int(BOT), "is_bot": True, "username": "xiaoq_bot"}
        if method == "getWebhookInfo":
            return {"url": self.webhook.get("url", ""), "pending_update_count": 0}
        if method == "setWebhook":
            require(str(body.get("url", "")).startswith("https://"), "bad webhook: HTTPS needed")
            self.webhook = body
            return True
        raise Refusal("method not found")


async def _parameters(request: web.Request) -> dict[str, Any]:
    """Telegram takes JSON, and forms (stock Rasa's client sends them)."""
    if not request.can_read_body:
        return {}
    if request.content_type == "application/json":
        body: dict[str, Any] = await request.json()
        return body
    return dict(await request.post())


class _Shown(HTMLParser):
    """What is seen of Telegram's HTML; refuses what Telegram refuses."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        require(tag in _TAGS, f"can't parse entities: Unsupported start tag {tag}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        require(self.open and self.open.pop() == tag, "can't parse entities: Unexpected end tag")

    def handle_data(self, data: str) -> None:
        self.text += data


def _check(body: dict[str, Any]) -> str:
    """https://core.telegram.org/bots/api#sendmessage; returns what the customer sees."""
    require(body.get("chat_id"), "chat_id is empty")
    text = body.get("text", "")
    if body.get("parse_mode") == "HTML":
        shown = _Shown()
        shown.feed(text)
        shown.close()
        require(not shown.open, "can't parse entities: Can't find end tag")
        text = shown.text
    require(text.strip(), "message text is empty")
    require(len(text.encode("utf-16-le")) // 2 <= 4096, "message is too long")
    for row in (body.get("reply_markup") or {}).get("inline_keyboard", []):
        for key in row:
            require(key["text"], "button text must be non-empty")
            require(1 <= len(key["callback_data"].encode()) <= 64, "BUTTON_DATA_INVALID")
    return str(text)


def _check_media(method: str, body: dict[str, Any]) -> str:
    """https://core.telegram.org/bots/api#sending-files: by address, documents only PDF and ZIP."""
    url = str(body.get("photo" if method == "sendPhoto" else "document", ""))
    require(url.startswith("http"), "wrong file identifier/HTTP URL specified")
    if method == "sendDocument":
        require(url.endswith((".pdf", ".zip")), "failed to get HTTP URL content")
    return url


def deliver(update: dict[str, Any], number: int | None = None) -> Delivery:
    """An update with its id, and the secret token."""
    body = json.dumps({"update_id": number or 10**6 + next(_numbers), **update}).encode()
    headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": SECRET}
    return body, headers


def message(text: str | None, *, user: int = 1, **more: Any) -> Delivery:
    """A message in the private chat with `user`."""
    said: dict[str, Any] = {
        "message_id": next(_numbers),
        "date": int(time.time()),
        "from": {"id": user, "is_bot": False, "first_name": "A", "language_code": "en"},
        "chat": {"id": user, "type": "private"},
        **({"text": text} if text is not None else {}),
        **more,
    }
    return deliver({"message": said})


def press(taken: dict[str, Any], row: int, *, user: int = 1) -> Delivery:
    """The customer presses a button of a message the bot sent."""
    markup = taken["reply_markup"]
    query = {
        "id": f"query{next(_numbers)}",
        "from": {"id": user, "is_bot": False, "language_code": "en"},
        "message": {
            "message_id": next(_numbers),
            "date": int(time.time()),
            "chat": {"id": user, "type": "private"},
            "reply_markup": markup,
        },
        "data": markup["inline_keyboard"][row][0]["callback_data"],
    }
    return deliver({"callback_query": query})
