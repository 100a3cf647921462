"""Stock Rasa on our trained model, with its own connectors pointed at the fake platforms.

Its clients take no address, so it is put in where each of them keeps the platform's own.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

from bot.store.engine import asyncpg_arguments
from tests.platforms import slack, telegram, twilio

CREDENTIALS: dict[str, dict[str, Any]] = {
    "slack": {"slack_token": slack.TOKEN, "slack_signing_secret": slack.SECRET},
    "telegram": {
        "access_token": telegram.TOKEN,
        "verify": "xiaoq_bot",
        "webhook_url": "https://bot.example.com/webhooks/telegram/webhook",
    },
    "twilio": {
        "account_sid": twilio.ACCOUNT,
        "auth_token": twilio.TOKEN,
        "twilio_number": f"whatsapp:{twilio.NUMBER}",
    },
}


def serve(port: int) -> None:
    """`rasa run` with those credentials and the SQL tracker store, until killed."""
    _point_to_fakes()
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints

    from bot.ops.training import current_model

    folder = Path(os.environ["XIAOQ_STATE_DIR"])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"credentials{port}.yml").write_text(_yaml(CREDENTIALS))
    (folder / f"endpoints{port}.yml").write_text(_yaml({"tracker_store": _tracker_store()}))
    serve_application(
        model_path=str(current_model()),
        credentials=str(folder / f"credentials{port}.yml"),
        endpoints=AvailableEndpoints.read_endpoints(str(folder / f"endpoints{port}.yml")),
        interface="127.0.0.1",
        port=port,
    )


def _tracker_store() -> dict[str, Any]:
    parts = asyncpg_arguments(os.environ["DATABASE_URL"])
    found = {"type": "SQL", "dialect": "postgresql", "db": parts["database"]}
    found |= {"username": parts["user"], "query": {"host": parts["host"]}}
    return found


def _yaml(value: Any) -> str:
    import yaml

    return yaml.safe_dump(value)


def _point_to_fakes() -> None:
    import rasa.core.channels.slack
    import twilio.base.domain
    from aiogram.bot.api import TelegramAPIServer
    from rasa.core.channels import telegram as telegram_connector

    rasa.core.channels.slack.AsyncWebClient = partial(
        rasa.core.channels.slack.AsyncWebClient, base_url=os.environ["SLACK_API_URL"] + "/"
    )
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    begin = telegram_connector.Bot.__init__
    telegram_connector.Bot.__init__ = lambda self, token: begin(self, token, server=server)
    base = os.environ["TWILIO_API_URL"]
    twilio.base.domain.Domain.absolute_url = lambda self, uri: f"{base}/{uri.strip('/')}"
