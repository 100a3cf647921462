"""Telegram: updates of one bot by webhook (https://core.telegram.org/bots/api)."""

from __future__ import annotations

from collections.abc import Sequence

from sanic.request import Request

from bot.outlet import Outlet
from bot.platforms import TelegramSettings
from bot.runtime import runtime_of
from bot.settings import settings
from channels.base import Channel
from channels.events import Event
from channels.rejected import Rejected
from channels.request_body import checked_size, json_object
from channels.signatures import telegram_signed
from channels.switch import switched_off
from channels.telegram_outlet import TelegramOutlet
from channels.telegram_updates import read_update


class TelegramInput(Channel):
    """The webhook `/webhooks/telegram`."""

    def __init__(self) -> None:
        self._settings = settings().platforms.telegram

    @classmethod
    def name(cls) -> str:
        """Rasa's name of the channel."""
        return "telegram"

    def off(self) -> str | None:
        """Off without a token."""
        return switched_off("telegram")

    def outlet(self) -> Outlet:
        """The Bot API."""
        return TelegramOutlet(self._on())

    def verify(self, request: Request) -> None:
        """Only who knows the secret token that `setWebhook` was given."""
        token = request.headers.get("x-telegram-bot-api-secret-token")
        if not token:
            raise Rejected(401, "the secret token is missing")
        if not telegram_signed(self._on().secret_token, token):
            raise Rejected(403, "the secret token is wrong")

    def parse(self, request: Request) -> Sequence[Event]:
        """One update."""
        update = json_object(checked_size(request))
        bot = self._on().bot_token.partition(":")[0]
        return [read_update(update, bot, runtime_of(request.app).identity)]

    def _on(self) -> TelegramSettings:
        assert self._settings is not None, "the channel is off"
        return self._settings
