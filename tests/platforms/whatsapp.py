"""WhatsApp's Cloud API as far as the bot uses it, and deliveries as Meta signs them."""

from __future__ import annotations

import itertools
import json
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from channels.signatures import whatsapp_signature
from tests.platforms.fake import FakePlatform, Refusal, Taken, require

TOKEN, NUMBER, SECRET, VERIFY = "EAAtest", "PHONE_NUMBER_ID", "whatsapp-secret", "verify-me"
_numbers = itertools.count(1)
Delivery = tuple[bytes, dict[str, str]]


@dataclass
class FakeWhatsApp(FakePlatform):
    """POST /{number}/messages and GET /{number}."""

    closed: set[str] = field(default_factory=set)
    """Customers whose window is closed: free text is refused with 131047."""

    def routes(self, app: web.Application) -> None:
        app.router.add_post("/{number}/messages", self.post)
        app.router.add_get("/{number}", self.who)

    def too_many(self) -> web.Response:
        return web.json_response({"error": {"code": 130429}}, status=429)

    def refuse(self, refusal: Refusal) -> web.Response:
        code = 131047 if str(refusal) == "131047" else 100
        return web.json_response({"error": {"code": code, "message": str(refusal)}}, status=400)

    async def who(self, request: web.Request) -> web.Response:
        require(request.headers.get("Authorization") == f"Bearer {TOKEN}", "190")
        return web.json_response(
            {"id": NUMBER, "display_phone_number": "+1 555 0100", "verified_name": "XiaoQ"}
        )

    async def post(self, request: web.Request) -> web.Response:
        require(request.headers.get("Authorization") == f"Bearer {TOKEN}", "190")
        body = await request.json()
        require(body.get("messaging_product") == "whatsapp", "messaging_product")
        if body.get("status") == "read":
            require(body.get("typing_indicator") == {"type": "text"}, "typing_indicator")
            require(body.get("message_id"), "message_id")
            self.typing.append(body)
            return web.json_response({"success": True})
        fault = await self.sending()
        if fault:
            return fault
        text = _check(body)
        require(body["to"] not in self.closed or body["type"] == "template", "131047")
        reference = self.take(body["to"], text, body)
        await self.sent()
        return web.json_response({"messages": [{"id": f"wamid.{reference}"}]})


def _check(body: dict[str, Any]) -> str:
    """Meta's reference of messages; returns the text."""
    require(len(body.get("biz_opaque_callback_data", "")) <= 512, "biz_opaque_callback_data")
    require(isinstance(body.get("to"), str) and body["to"], "to")
    kind = body.get("type")
    if kind == "text":
        text = body["text"]["body"]
        require(1 <= len(text) <= 4096, "text.body")
        return str(text)
    if kind == "interactive":
        return _check_interactive(body["interactive"])
    if kind == "template":
        require(body["template"]["name"] and body["template"]["language"]["code"], "template")
        return f"template {body['template']['name']}"
    require(kind in ("image", "document") and body[kind]["link"], "type")
    require(kind == "image" or body[kind]["filename"], "document.filename")
    return str(body[kind]["link"])


def _check_interactive(interactive: dict[str, Any]) -> str:
    text, action = interactive["body"]["text"], interactive["action"]
    longest = 1024 if interactive["type"] == "button" else 4096
    require(1 <= len(text) <= longest, "interactive.body")
    if interactive["type"] == "button":
        titles = [button["reply"]["title"] for button in action["buttons"]]
        require(1 <= len(titles) <= 3, "buttons: 1 to 3")
        require(all(1 <= len(title) <= 20 for title in titles), "button title")
        require(len(set(titles)) == len(titles), "button titles must differ")
        require(all(len(b["reply"]["id"]) <= 256 for b in action["buttons"]), "button id")
    else:
        require(interactive["type"] == "list", "interactive.type")
        rows = [row for section in action["sections"] for row in section["rows"]]
        require(1 <= len(rows) <= 10 and 1 <= len(action["button"]) <= 20, "list: 1 to 10 rows")
        require(all(1 <= len(row["title"]) <= 24 for row in rows), "row title")
        require(all(len(row.get("description", "")) <= 72 for row in rows), "row description")
        require(all(len(row["id"]) <= 200 for row in rows), "row id")
    return str(text)


def signed(body: bytes) -> Delivery:
    """A body and the headers Meta sends with it."""
    signature = whatsapp_signature(SECRET, body)
    return body, {"Content-Type": "application/json", "X-Hub-Signature-256": signature}


def deliver(**value: Any) -> Delivery:
    """A change of the field `messages`."""
    whole = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550100", "phone_number_id": NUMBER},
        **value,
    }
    change = {"value": whole, "field": "messages"}
    body = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [change]}]}
    return signed(json.dumps(body).encode())


def message(text: str | None, *, user: str = "8613900000001", **more: Any) -> Delivery:
    """A message of a customer, by default of type text."""
    said: dict[str, Any] = {
        "from": user,
        "id": f"wamid.in{next(_numbers)}",
        "timestamp": str(int(time.time())),
        **({"type": "text", "text": {"body": text}} if text is not None else {}),
        **more,
    }
    return deliver(contacts=[{"wa_id": user, "profile": {"name": "A"}}], messages=[said])


def status(taken: Taken, what: str = "sent") -> Delivery:
    """What became of a message of the bot's, with the mark it was sent with."""
    mark = taken.body.get("biz_opaque_callback_data")
    report = {"id": f"wamid.{taken.reference}", "status": what, "timestamp": str(int(time.time()))}
    more = {"biz_opaque_callback_data": mark} if mark else {}
    return deliver(statuses=[{**report, "recipient_id": taken.to, **more}])


def press(taken: dict[str, Any], row: int) -> Delivery:
    """The customer chooses one of the bot's buttons or rows."""
    action = taken["interactive"]["action"]
    if "buttons" in action:
        reply = {"type": "button_reply", "button_reply": action["buttons"][row]["reply"]}
    else:
        reply = {"type": "list_reply", "list_reply": action["sections"][0]["rows"][row]}
    return message(None, user=taken["to"], type="interactive", interactive=reply)
