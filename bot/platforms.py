"""What each platform's channel needs to be on. A channel whose secrets are unset is off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_TWILIO = "https://api.twilio.com"


@dataclass(frozen=True, kw_only=True)
class SlackSettings:
    """One Slack app in one workspace."""

    bot_token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    api_url: str = "https://slack.com/api"


@dataclass(frozen=True, kw_only=True)
class TelegramSettings:
    """One Telegram bot; the secret token is what `setWebhook` was given."""

    bot_token: str = field(repr=False)
    secret_token: str = field(repr=False)
    api_url: str = "https://api.telegram.org"


@dataclass(frozen=True, kw_only=True)
class WhatsAppSettings:
    """One business phone number on WhatsApp's Cloud API."""

    access_token: str = field(repr=False)
    phone_number_id: str
    app_secret: str = field(repr=False)
    verify_token: str = field(repr=False)
    api_url: str = "https://graph.facebook.com/v23.0"


@dataclass(frozen=True, kw_only=True)
class TwilioSettings:
    """One WhatsApp sender of Twilio's; the number in the form +14155238886."""

    account_sid: str
    auth_token: str = field(repr=False)
    whatsapp_number: str
    api_url: str = _TWILIO
    typing: bool = True
    """Whether "typing" is shown, by a public beta that Twilio excludes from HIPAA and PCI."""

    @property
    def messaging_url(self) -> str:
        """For typing marks, which Twilio keeps at an address of their own."""
        return "https://messaging.twilio.com" if self.api_url == _TWILIO else self.api_url


@dataclass(frozen=True, kw_only=True)
class Platforms:
    """Those that are on; missing: of each that is off, the variables that would switch it on."""

    slack: SlackSettings | None = None
    telegram: TelegramSettings | None = None
    whatsapp: WhatsAppSettings | None = None
    twilio: TwilioSettings | None = None
    missing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


SECRETS: Mapping[str, tuple[str, ...]] = {
    "slack": ("bot_token", "signing_secret"),
    "telegram": ("bot_token", "secret_token"),
    "whatsapp": ("access_token", "phone_number_id", "app_secret", "verify_token"),
    "twilio": ("account_sid", "auth_token", "whatsapp_number"),
}
_KINDS = {
    "slack": SlackSettings,
    "telegram": TelegramSettings,
    "whatsapp": WhatsAppSettings,
    "twilio": TwilioSettings,
}


def read_platforms(env: Mapping[str, str]) -> Platforms:
    """The platforms whose variables are all set."""
    on, missing = {}, {}
    for channel, names in SECRETS.items():
        values = {name: env.get(f"{channel}_{name}".upper(), "").strip() for name in names}
        unset = tuple(f"{channel}_{name}".upper() for name, value in values.items() if not value)
        if unset:
            missing[channel] = unset
            continue
        api_url = env.get(f"{channel}_API_URL".upper(), "").rstrip("/")
        more: dict[str, Any] = {"api_url": api_url} if api_url else {}
        if channel == "twilio":
            more["typing"] = env.get("TWILIO_TYPING", "").strip().lower() != "off"
        on[channel] = _KINDS[channel](**values, **more)
    return Platforms(**on, missing=missing)
