"""An example channel, for an imaginary platform; ADDING_A_CHANNEL.md goes through it line by line.

It delivers `{"id", "user", "text"}` signed in `X-Example-Signature`, and takes `{"to", "text"}`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

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
from channels.signatures import hex_signed
from channels.splitting import split


class ExampleOutlet(BasicOutlet):
    def render(self, message: Mapping[str, Any], *, window_open: bool) -> Sequence[Part]:
        return [{"text": render(text, PLAIN)} for text in split(message["text"], 500, len)]

    async def send(self, to: Address, part: Part) -> str | None:
        response = await self._api.post("/messages", json={**to, **part})
        if not response.is_success:
            raise refused(response.status_code)
        return text_at(body_of(response), "id")


class ExampleInput(Channel):
    def __init__(self, secret: str, api_url: str) -> None:
        self._secret, self._api_url = secret, api_url

    @classmethod
    def name(cls) -> str:
        return "example"

    def outlet(self) -> ExampleOutlet:
        return ExampleOutlet(PlatformApi(self._api_url))

    def verify(self, request: Request) -> None:
        signature = request.headers.get("x-example-signature", "")
        if not hex_signed(self._secret, checked_size(request), signature):
            raise Rejected(401, "the signature is missing or wrong")

    def parse(self, request: Request) -> Sequence[Event]:
        body = json_object(checked_size(request))
        event, user = text_at(body, "id"), text_at(body, "user")
        if not event or not user:
            return [Ignored("incomplete")]
        who = runtime_of(request.app).identity.conversation("example", "shop", user)
        return [
            incoming("example", event, who, Recipient({"to": user}), text=text_at(body, "text"))
        ]
