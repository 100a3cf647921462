"""Asks each platform who we are and where it delivers to, and says what is wrong in sentences."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from bot.errors import XiaoQError
from bot.platforms import (
    Platforms,
    SlackSettings,
    TelegramSettings,
    TwilioSettings,
    WhatsAppSettings,
)
from bot.settings import Settings

_SLACK_SCOPES = {"chat:write", "files:write", "im:history", "app_mentions:read"}
TELEGRAM_UPDATES = ("message", "edited_message", "callback_query")


class CheckFailed(XiaoQError):
    """A platform refused us; the message says what to do."""


@dataclass(frozen=True)
class Finding:
    """What is known of a channel. wrong: sentences for its operator, none when all is well."""

    channel: str
    who: str
    wrong: tuple[str, ...] = ()


def webhook(settings: Settings, channel: str) -> str | None:
    """The address the platform must deliver to; None without PUBLIC_URL."""
    public = settings.public_url
    return f"{public.rstrip('/')}/webhooks/{channel}" if public else None


async def check_slack(slack: SlackSettings, expected: str | None) -> Finding:
    """auth.test and the token's scopes."""
    headers = {"Authorization": f"Bearer {slack.bot_token}"}
    response = await _call("POST", f"{slack.api_url}/auth.test", headers=headers)
    answer = _object(response)
    if not answer.get("ok"):
        raise CheckFailed(f"Slack says {answer.get('error')}; is SLACK_BOT_TOKEN right?")
    scopes = {s.strip() for s in response.headers.get("x-oauth-scopes", "").split(",") if s.strip()}
    missing = sorted(_SLACK_SCOPES - scopes) if scopes else []
    wrong = [f"add the scopes {', '.join(missing)} and install the app again"] if missing else []
    return Finding("slack", f"@{answer.get('user')} in {answer.get('team')}", tuple(wrong))


async def check_telegram(telegram: TelegramSettings, expected: str | None) -> Finding:
    """getMe and getWebhookInfo."""
    me = await call_telegram(telegram, "getMe")
    info = await call_telegram(telegram, "getWebhookInfo")
    wrong = []
    if not info.get("url"):
        wrong.append("no webhook is set; run `xiaoq channels register telegram`")
    elif expected and info["url"] != expected:
        wrong.append(f"it delivers to {info['url']}, not {expected}; register it again")
    if info.get("last_error_message"):
        wrong.append(f"its last delivery failed: {info['last_error_message']}")
    return Finding("telegram", f"@{me.get('username')}", tuple(wrong))


async def register_telegram(telegram: TelegramSettings, address: str) -> None:
    """setWebhook, with the secret token each delivery must carry."""
    body = {
        "url": address,
        "secret_token": telegram.secret_token,
        "allowed_updates": list(TELEGRAM_UPDATES),
    }
    await call_telegram(telegram, "setWebhook", body)


async def call_telegram(
    telegram: TelegramSettings, method: str, body: dict[str, Any] | None = None
) -> dict[str, Any]:
    """One method of the Bot API; raises CheckFailed with Telegram's own description."""
    url = f"{telegram.api_url}/bot{telegram.bot_token}/{method}"
    answer = _object(await _call("POST", url, json=body or {}))
    if not answer.get("ok"):
        raise CheckFailed(f"Telegram says {answer.get('description')!r} to {method}")
    result = answer.get("result")
    return result if isinstance(result, dict) else {}


async def check_whatsapp(whatsapp: WhatsAppSettings, expected: str | None) -> Finding:
    """The phone number and where Meta delivers its messages."""
    fields = "display_phone_number,verified_name,webhook_configuration"
    headers = {"Authorization": f"Bearer {whatsapp.access_token}"}
    url = f"{whatsapp.api_url}/{whatsapp.phone_number_id}"
    answer = _object(await _call("GET", url, headers=headers, params={"fields": fields}))
    if "error" in answer:
        code = answer["error"].get("code") if isinstance(answer["error"], dict) else "?"
        raise CheckFailed(
            f"Meta answers error {code}; are WHATSAPP_ACCESS_TOKEN and "
            "WHATSAPP_PHONE_NUMBER_ID right?"
        )
    known = answer.get("webhook_configuration") or {}
    found = known.get("phone_number") or known.get("whatsapp_business_account")
    found = found or known.get("application")
    moved = f"Meta delivers to {found}, not {expected}; change it in the app's dashboard"
    wrong = (moved,) if found and expected and found != expected else ()
    who = f"{answer.get('verified_name')} {answer.get('display_phone_number')}"
    return Finding("whatsapp", who, wrong)


async def check_twilio(twilio: TwilioSettings, expected: str | None) -> Finding:
    """The account."""
    url = f"{twilio.api_url}/2010-04-01/Accounts/{twilio.account_sid}.json"
    answer = _object(await _call("GET", url, auth=(twilio.account_sid, twilio.auth_token)))
    if answer.get("status") != "active":
        state = answer.get("status") or f"error {answer.get('code')}"
        raise CheckFailed(f"Twilio says {state}; are TWILIO_ACCOUNT_SID and _AUTH_TOKEN right?")
    return Finding("twilio", f"{answer.get('friendly_name')}, from {twilio.whatsapp_number}")


Check = Callable[[Any, str | None], Awaitable[Finding]]
CHECKS: dict[str, Check] = {
    "slack": check_slack,
    "telegram": check_telegram,
    "whatsapp": check_whatsapp,
    "twilio": check_twilio,
}


async def check(settings: Settings, channel: str) -> Finding | None:
    """What is known of a channel; None when it is off. Never raises for a platform's failure."""
    platforms: Platforms = settings.platforms
    config = getattr(platforms, channel)
    if config is None:
        return None
    expected = webhook(settings, channel)
    try:
        found = await CHECKS[channel](config, expected)
    except CheckFailed as error:
        found = Finding(channel, "?", (str(error),))
    if expected is None:
        unknown = "PUBLIC_URL is not set, so the platform cannot reach the bot"
        found = Finding(channel, found.who, (*found.wrong, unknown))
    return found


async def _call(method: str, url: str, **options: Any) -> httpx.Response:
    try:
        async with httpx.AsyncClient(timeout=15) as client:
            return await client.request(method, url, **options)
    except httpx.HTTPError as error:
        host = httpx.URL(url).host
        raise CheckFailed(f"{host} cannot be reached ({type(error).__name__})") from None


def _object(response: httpx.Response) -> dict[str, Any]:
    try:
        value = response.json()
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise CheckFailed(f"the platform answered {response.status_code} without JSON")
    return value
