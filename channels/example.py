"""An example channel, for an imaginary platform; ADDING_A_CHANNEL.md goes through it line by line.

It delivers `{"id", "user", "text"}` signed in `X-Example-Signature`, and takes `{"to", "text"}`.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Any

from sanic import Blueprint
from sanic.request import Request

from bot.outlet import Address, Part
from bot.runtime import runtime_of
from bot.store.recipients import Recipient
from channels.base import Channel, Rejected
from channels.basic_outlet import BasicOutlet
from channels.chat_text import PLAIN, render
from channels.events import Event, Ignored
from channels.incoming import incoming
from channels.platform_api import PlatformApi, body_of, refused
from channels.request_body import checked_size, json_object, text_at
from channels.splitting import split


class ExampleOutlet(BasicOutlet):
    """Out: one text of at most 500 characters a request."""

    def render(self, message: Mapping[str, Any], *, window_open: bool) -> Sequence[Part]:
        """Plain texts."""
        return [{"text": render(text, PLAIN)} for text in split(message["text"], 500, len)]

    async def send(self, to: Address, part: Part) -> str | None:
        """POST /messages; returns the platform's id."""
        response = await self._api.post("/messages", json={**to, **part})
        if not response.is_success:
            raise refused(response.status_code)
        return text_at(body_of(response), "id")


class ExampleInput(Channel):
    """In: the webhook `/webhooks/example`."""

    def __init__(self, secret: str, api_url: str) -> None:
        self._secret, self._api_url = secret, api_url

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return "example"

    @classmethod
    def from_credentials(cls, credentials: dict[str, str] | None) -> ExampleInput:
        """Rasa's hook: what stands under this channel in credentials.yml."""
        return cls(**(credentials or {}))

    def outlet(self) -> ExampleOutlet:
        """The platform's API."""
        return ExampleOutlet(PlatformApi(self._api_url))

    def add_routes(self, blueprint: Blueprint) -> None:
        """POST /webhooks/example."""
        self.route(blueprint, "/", self.receive, "POST")

    def verify(self, request: Request) -> None:
        """HMAC-SHA256 over the raw bytes."""
        right = hmac.new(self._secret.encode(), checked_size(request), hashlib.sha256).hexdigest()
        given = request.headers.get("x-example-signature", "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), right.encode()):
            raise Rejected(401, "the signature is missing or wrong")

    def parse(self, request: Request) -> Sequence[Event]:
        """One message."""
        body = json_object(checked_size(request))
        event, user = text_at(body, "id"), text_at(body, "user")
        if not event or not user:
            return [Ignored("incomplete")]
        conversation = runtime_of(request.app).identity.conversation("example", "shop", user)
        recipient = Recipient({"to": user})
        return [incoming("example", event, conversation, recipient, text=text_at(body, "text"))]
