"""The four channels in a real HTTP server, with sender and presence but without Rasa."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from sanic import Sanic

from bot.platforms import (
    Platforms,
    SlackSettings,
    TelegramSettings,
    TwilioSettings,
    WhatsAppSettings,
)
from bot.presence import Presence
from bot.sender import Sender
from bot.store.database import Database
from bot.store.identity import Identity
from bot.store.listen import Listener
from bot.store.live import Live
from channels.base import Channel
from tests.platforms import slack, telegram, twilio, whatsapp
from tests.platforms.fake import FakePlatform


@dataclass
class Parts:
    """What channels need of `bot.runtime.Runtime`."""

    database: Database
    listener: Listener
    live: Live
    sender: Sender
    presence: Presence
    identity: Identity

    def add_outlet(self, channel: str, outlet: Any) -> None:
        self.sender.add(channel, outlet)
        self.presence.add(channel, outlet)

    async def stop(self) -> None:
        await self.presence.stop()
        await self.sender.stop()


def make_parts(store: Database, identity: Identity | None = None) -> Parts:
    listener = Listener(store.url)
    live = Live(store, listener)
    presence = Presence(store, listener, live)
    # of its own: other tests' customers are others
    identity = identity or Identity(secrets.token_bytes(32))
    return Parts(store, listener, live, Sender(store, listener), presence, identity)


def platforms(fakes: Mapping[str, FakePlatform]) -> Platforms:
    """The settings of four channels that point to fake platforms."""
    url = {name: fake.url for name, fake in fakes.items()}
    return Platforms(
        slack=SlackSettings(
            bot_token=slack.TOKEN, signing_secret=slack.SECRET, api_url=url["slack"]
        ),
        telegram=TelegramSettings(
            bot_token=telegram.TOKEN, secret_token=telegram.SECRET, api_url=url["telegram"]
        ),
        whatsapp=WhatsAppSettings(
            access_token=whatsapp.TOKEN, phone_number_id=whatsapp.NUMBER,
            app_secret=whatsapp.SECRET, verify_token=whatsapp.VERIFY, api_url=url["whatsapp"],
        ),
        twilio=TwilioSettings(
            account_sid=twilio.ACCOUNT, auth_token=twilio.TOKEN,
            whatsapp_number=twilio.NUMBER, api_url=url["twilio"],
        ),
    )  # fmt: skip


class ChannelServer:
    """Serves channels on a free port of loopback."""

    def __init__(self, parts: Parts, channels: list[Channel]) -> None:
        self.parts = parts
        self._app = Sanic(f"channels_{secrets.token_hex(4)}", configure_logging=False)
        self._app.ctx.xiaoq = parts
        for channel in channels:
            prefix = f"/webhooks/{channel.name()}"
            self._app.blueprint(channel.blueprint(_unused), url_prefix=prefix)

    async def start(self, port: int = 0) -> None:
        await self.parts.listener.start()
        self.parts.sender.start()
        listening = socket.create_server(("127.0.0.1", port))  # Sanic has its own idea of port 0
        self._server = await self._app.create_server(
            sock=listening, return_asyncio_server=True, access_log=False
        )
        await self._server.startup()
        await self._server.before_start()
        await self._server.after_start()
        port = listening.getsockname()[1]
        self.client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False)

    async def stop(self) -> None:
        await self.client.aclose()
        await self._server.before_stop()
        self._server.close()
        await self.parts.listener.stop()

    async def post(self, channel: str, delivery: tuple[bytes, dict[str, str]]) -> httpx.Response:
        """Deliver as a platform does."""
        body, headers = delivery
        return await self.client.post(f"/webhooks/{channel}", content=body, headers=headers)


async def _unused(message: Any) -> None:
    """Rasa's handler; the inbox worker starts turns."""
