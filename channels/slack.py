"""Slack: events, interactivity and slash commands of one app, all at `/webhooks/slack`."""

from __future__ import annotations

import time
from collections.abc import Sequence

from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from bot.outlet import Outlet
from bot.platforms import SlackSettings
from bot.runtime import runtime_of
from bot.settings import settings
from bot.store.identity import Identity
from channels.base import Channel
from channels.events import Event, Ignored
from channels.rejected import Rejected
from channels.request_body import checked_size, clean, form_fields, json_object, media_type, text_at
from channels.signatures import slack_fresh, slack_signed
from channels.slack_events import read_command, read_event, read_press
from channels.slack_outlet import SlackOutlet
from channels.switch import switched_off


class SlackInput(Channel):
    """The request URL of the app: Event Subscriptions, Interactivity and Slash Commands."""

    def __init__(self) -> None:
        self._settings = settings().platforms.slack

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return "slack"

    def off(self) -> str | None:
        """Off without a token and a signing secret."""
        return switched_off("slack")

    def outlet(self) -> Outlet:
        """The Web API."""
        return SlackOutlet(self._on())

    def verify(self, request: Request) -> None:
        """Slack's signature over the raw bytes, not older than five minutes."""
        timestamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        if not timestamp or not signature:
            raise Rejected(401, "the signature is missing")
        if not slack_fresh(timestamp, time.time()):
            raise Rejected(401, "the request is older than five minutes")
        body = checked_size(request)
        if not slack_signed(self._on().signing_secret, timestamp, body, signature):
            raise Rejected(403, "the signature is wrong")

    def parse(self, request: Request) -> Sequence[Event]:
        """One event, one press, or one command."""
        body, identity = checked_size(request), runtime_of(request.app).identity
        if media_type(request) == "application/x-www-form-urlencoded":
            return [read_form(dict(form_fields(body)), identity)]
        return read_json(body, identity)

    def acknowledge(self, request: Request) -> HTTPResponse:
        """200; the challenge when Slack checks the address."""
        if media_type(request) != "application/x-www-form-urlencoded":
            body = json_object(checked_size(request))
            if body.get("type") == "url_verification":
                return json({"challenge": text_at(body, "challenge")})
        return empty(200)

    def _on(self) -> SlackSettings:
        assert self._settings is not None, "the channel is off"
        return self._settings


def read_json(body: bytes, identity: Identity) -> list[Event]:
    """A delivery of the Events API."""
    delivery = json_object(body)
    kind = text_at(delivery, "type")
    if kind == "event_callback":
        return [read_event(delivery, identity)]
    return [Ignored(kind[:40] or "no_type")]


def read_form(fields: dict[str, str], identity: Identity) -> Event:
    """A pressed button (`payload=` holds JSON) or a slash command."""
    if "payload" in fields:
        return read_press(json_object(fields["payload"].encode("utf-8", "replace")), identity)
    return read_command({name: clean(value) for name, value in fields.items()}, identity)
