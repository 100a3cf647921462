"""WhatsApp by Twilio's Programmable Messaging, at `/webhooks/twilio`."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from sanic.request import Request
from sanic.response import HTTPResponse, text

from bot.outlet import Outlet
from bot.platforms import TwilioSettings
from bot.runtime import runtime_of
from bot.settings import settings
from channels.base import Channel
from channels.events import Event
from channels.rejected import Rejected
from channels.request_body import checked_size, clean, form_fields
from channels.signatures import twilio_signed
from channels.switch import switched_off
from channels.twilio_forms import read_form
from channels.twilio_outlet import TwilioOutlet

_NO_ANSWER_YET = '<?xml version="1.0" encoding="UTF-8"?><Response></Response>'


class TwilioInput(Channel):
    """The webhook of a WhatsApp sender, for messages and for status callbacks."""

    def __init__(self) -> None:
        self._settings = settings().platforms.twilio
        self._public_url = (settings().public_url or "").rstrip("/")

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return "twilio"

    def off(self) -> str | None:
        """Off without account, token and number."""
        return switched_off("twilio")

    def outlet(self) -> Outlet:
        """The REST API."""
        callback = f"{self._public_url}/webhooks/twilio" if self._public_url else None
        return TwilioOutlet(self._on(), status_callback=callback)

    def verify(self, request: Request) -> None:
        """Twilio's signature over the address it called, as the outside knows it, and the form."""
        signature = request.headers.get("x-twilio-signature", "")
        if not signature:
            raise Rejected(401, "the signature is missing")
        fields = form_fields(checked_size(request))
        if not twilio_signed(self._on().auth_token, self._address_of(request), fields, signature):
            raise Rejected(403, "the signature is wrong; is PUBLIC_URL what Twilio calls?")

    def parse(self, request: Request) -> Sequence[Event]:
        """One message, or the status of one of ours."""
        fields = {name: clean(value) for name, value in form_fields(checked_size(request))}
        key = str(request.args.get("sent") or "")
        return [read_form(fields, runtime_of(request.app).identity, key=key)]

    def acknowledge(self, request: Request) -> HTTPResponse:
        """TwiML that says nothing: the answer is sent when it is made."""
        return text(_NO_ANSWER_YET, content_type="text/xml")

    def _address_of(self, request: Request) -> str:
        if not self._public_url:
            return str(request.url)
        parts = urlsplit(str(request.url))
        return self._public_url + parts.path + (f"?{parts.query}" if parts.query else "")

    def _on(self) -> TwilioSettings:
        assert self._settings is not None, "the channel is off"
        return self._settings
