"""Twilio's Messages resource as far as the bot uses it, and its signed forms."""

from __future__ import annotations

import itertools
from base64 import b64encode
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from channels.signatures import twilio_signature
from tests.platforms.fake import FakePlatform, Refusal, Taken, require

ACCOUNT, TOKEN, NUMBER = "ACtest", "twilio-token", "+14155238886"
PUBLIC_URL = "https://bot.example.com"
WEBHOOK = f"{PUBLIC_URL}/webhooks/twilio"
_BASIC = "Basic " + b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
_numbers = itertools.count(1)
Delivery = tuple[bytes, dict[str, str]]


@dataclass
class FakeTwilio(FakePlatform):
    """POST Messages.json, POST Typing.json and GET the account."""

    def routes(self, app: web.Application) -> None:
        app.router.add_post(f"/2010-04-01/Accounts/{ACCOUNT}/Messages.json", self.post)
        app.router.add_post("/v2/Indicators/Typing.json", self.show_typing)
        app.router.add_get(f"/2010-04-01/Accounts/{ACCOUNT}.json", self.who)

    def refuse(self, refusal: Refusal) -> web.Response:
        code = str(refusal) if str(refusal).isdigit() else "21600"
        return web.json_response({"code": int(code), "status": 400}, status=400)

    async def who(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != _BASIC:
            return web.json_response({"code": 20003, "status": 401}, status=401)
        return web.json_response({"friendly_name": "Test", "status": "active"})

    async def show_typing(self, request: web.Request) -> web.Response:
        """https://www.twilio.com/docs/whatsapp/api/typing-indicators-resource"""
        if request.headers.get("Authorization") != _BASIC:
            return web.json_response({"code": 20003, "status": 401}, status=401)
        form = {name: str(value) for name, value in (await request.post()).items()}
        require(form.get("channel") == "whatsapp", "channel")
        require(form.get("messageId", "")[:2] in ("SM", "MM"), "messageId")
        self.typing.append(form)
        return web.json_response({"success": True})

    async def post(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != _BASIC:
            return web.json_response({"code": 20003, "status": 401}, status=401)
        fault = await self.sending()
        if fault:
            return fault
        form = {name: str(value) for name, value in (await request.post()).items()}
        require(form.get("To", "").startswith("whatsapp:+"), "21211")
        require(form.get("From") == f"whatsapp:{NUMBER}", "21212")
        require(form.get("Body") or form.get("MediaUrl") or form.get("ContentSid"), "21602")
        require(len(form.get("Body", "").encode("utf-16-le")) // 2 <= 1600, "21617")
        is_document = form.get("MediaUrl", "").endswith((".pdf", ".docx"))
        require(not (is_document and form.get("Body")), "63021")  # its text would not be shown
        callback = form.get("StatusCallback", WEBHOOK)
        require(callback.startswith(PUBLIC_URL), "21609")
        reference = self.take(form["To"], form.get("Body", ""), form)
        await self.sent()
        return web.json_response({"sid": f"SM{reference}", "status": "queued"}, status=201)


def signed(form: dict[str, str], url: str = WEBHOOK) -> Delivery:
    """A form and the headers Twilio sends with it."""
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Twilio-Signature": twilio_signature(TOKEN, url, form.items()),
    }
    return urlencode(form).encode(), headers


def message(text: str, *, user: str = "+8613900000002", **more: Any) -> Delivery:
    """A customer's message."""
    form = {
        "MessageSid": f"SMin{next(_numbers)}",
        "AccountSid": ACCOUNT,
        "From": f"whatsapp:{user}",
        "To": f"whatsapp:{NUMBER}",
        "Body": text,
        "NumMedia": "0",
        "SmsStatus": "received",
        **more,
    }
    return signed(form)


def status(taken: Taken, what: str = "sent") -> Delivery:
    """A status callback, signed over the address that the bot gave with the message."""
    form = {
        "MessageSid": f"SM{taken.reference}",
        "MessageStatus": what,
        "AccountSid": ACCOUNT,
        "From": f"whatsapp:{NUMBER}",
        "To": taken.to,
    }
    return signed(form, taken.body["StatusCallback"])
