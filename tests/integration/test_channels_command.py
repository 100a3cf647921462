"""`xiaoq channels`: asks the (fake) platforms and says what is wrong."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.ops.channel_checks import CHECKS, Finding, check, register_telegram, webhook
from bot.platforms import read_platforms
from bot.settings import Settings
from tests.platforms import slack, telegram, twilio, whatsapp
from tests.platforms.secrets import SECRETS

PUBLIC = twilio.PUBLIC_URL
KINDS: dict[str, Any] = {
    "slack": slack.FakeSlack,
    "telegram": telegram.FakeTelegram,
    "whatsapp": whatsapp.FakeWhatsApp,
    "twilio": twilio.FakeTwilio,
}


@pytest.fixture
async def env() -> AsyncIterator[dict[str, str]]:
    fakes = {name: kind() for name, kind in KINDS.items()}
    for fake in fakes.values():
        await fake.start()
    yield {**SECRETS, **{f"{name.upper()}_API_URL": fake.url for name, fake in fakes.items()}}
    for fake in fakes.values():
        await fake.stop()


async def look(env: dict[str, str], channel: str, public: str | None = PUBLIC) -> Finding | None:
    return await check(Settings(platforms=read_platforms(env), public_url=public), channel)


@pytest.mark.parametrize("channel", CHECKS)
async def test_a_channel_that_is_set_up_is_well(env: dict[str, str], channel: str) -> None:
    telegram_settings = read_platforms(env).telegram
    assert telegram_settings is not None
    await register_telegram(telegram_settings, f"{PUBLIC}/webhooks/telegram")
    found = await look(env, channel)
    assert found is not None and found.wrong == () and found.who != "?"


@pytest.mark.parametrize(
    ("channel", "variable"),
    [
        ("slack", "SLACK_BOT_TOKEN"),
        ("telegram", "TELEGRAM_BOT_TOKEN"),
        ("whatsapp", "WHATSAPP_ACCESS_TOKEN"),
        ("twilio", "TWILIO_AUTH_TOKEN"),
    ],
)
async def test_a_wrong_secret_is_said(env: dict[str, str], channel: str, variable: str) -> None:
    found = await look({**env, variable: "wrong"}, channel)
    assert found is not None and len(found.wrong) == 1
    assert "wrong" not in found.wrong[0]


async def test_an_unregistered_webhook_is_said(env: dict[str, str]) -> None:
    found = await look(env, "telegram")
    assert found is not None and "register" in found.wrong[0]


async def test_an_unreachable_platform_is_said(env: dict[str, str]) -> None:
    found = await look({**env, "SLACK_API_URL": "http://127.0.0.1:9"}, "slack")
    assert found is not None and "cannot be reached" in found.wrong[0]


async def test_without_public_url_nothing_can_arrive(env: dict[str, str]) -> None:
    found = await look(env, "slack", public=None)
    assert found is not None and "PUBLIC_URL" in found.wrong[0]


async def test_a_channel_without_secrets_is_off(env: dict[str, str]) -> None:
    del env["SLACK_SIGNING_SECRET"]
    assert await look(env, "slack") is None
    assert read_platforms(env).missing == {"slack": ("SLACK_SIGNING_SECRET",)}


def test_secrets_are_not_shown() -> None:
    shown = repr(dataclasses.asdict(read_platforms({})) | {"p": repr(read_platforms(SECRETS))})
    secrets = set(SECRETS.values()) - {whatsapp.NUMBER, twilio.ACCOUNT, twilio.NUMBER}
    assert not [secret for secret in secrets if secret in shown]


def test_the_webhook_is_under_public_url() -> None:
    assert webhook(Settings(public_url=PUBLIC + "/"), "slack") == f"{PUBLIC}/webhooks/slack"
