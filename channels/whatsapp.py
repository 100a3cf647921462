"""WhatsApp by Meta's Cloud API, at `/webhooks/whatsapp`."""

from __future__ import annotations

import hmac
from collections.abc import Sequence

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json, text

from bot.outlet import Outlet
from bot.platforms import WhatsAppSettings
from bot.runtime import runtime_of
from bot.settings import settings
from channels.base import Channel
from channels.events import Event
from channels.rejected import Rejected
from channels.request_body import checked_size, json_object
from channels.signatures import whatsapp_signed
from channels.switch import switched_off
from channels.whatsapp_events import read_delivery
from channels.whatsapp_outlet import WhatsAppOutlet


class WhatsAppInput(Channel):
    """The webhook of a Meta app with the product WhatsApp, subscribed to `messages`."""

    def __init__(self) -> None:
        self._settings = settings().platforms.whatsapp

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return "whatsapp"

    def off(self) -> str | None:
        """Off without its four secrets."""
        return switched_off("whatsapp")

    def outlet(self) -> Outlet:
        """The Graph API."""
        return WhatsAppOutlet(self._on())

    def add_routes(self, blueprint: Blueprint) -> None:
        """GET for Meta's check of the address, POST for deliveries."""
        self.route(blueprint, "/", self.prove, "GET")
        self.route(blueprint, "/", self.receive, "POST")

    async def prove(self, request: Request) -> HTTPResponse:
        """Echo the challenge to whoever knows the verify token."""
        token = request.args.get("hub.verify_token") or ""
        known = hmac.compare_digest(token.encode(), self._on().verify_token.encode())
        if request.args.get("hub.mode") != "subscribe" or not known:
            return json({"error": "the verify token is wrong"}, 403)
        return text(request.args.get("hub.challenge") or "")

    def verify(self, request: Request) -> None:
        """Meta's signature over the raw bytes; JSON written anew would differ."""
        signature = request.headers.get("x-hub-signature-256", "")
        if not signature:
            raise Rejected(401, "the signature is missing")
        if not whatsapp_signed(self._on().app_secret, checked_size(request), signature):
            raise Rejected(403, "the signature is wrong")

    def parse(self, request: Request) -> Sequence[Event]:
        """All messages and statuses of a delivery."""
        delivery = json_object(checked_size(request))
        return list(read_delivery(delivery, runtime_of(request.app).identity))

    def _on(self) -> WhatsAppSettings:
        assert self._settings is not None, "the channel is off"
        return self._settings
