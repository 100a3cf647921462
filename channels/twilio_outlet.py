"""Out to Twilio: text, with buttons as numbered lines; pictures; approved content templates."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.outlet import Address, Part, WindowClosed
from bot.platforms import TwilioSettings
from channels import whatsapp_window
from channels.attachments import file_of
from channels.basic_outlet import BasicOutlet
from channels.buttons import buttons_of
from channels.chat_text import WHATSAPP, render
from channels.platform_api import PlatformApi, Refusals, body_of
from channels.splitting import split

MAX_TEXT = 1600
_REFUSALS = Refusals(
    window=frozenset({63016}),
    later=frozenset({20429, 14107, 30022, 63018, 63017}),
    operators=frozenset({20003, 20005, 20006, 21606}),
)


class TwilioOutlet(BasicOutlet):
    """The Messages resource of one account."""

    typing_lasts = 24.0  # shown for at most 25 seconds

    def __init__(self, settings: TwilioSettings, *, status_callback: str | None = None) -> None:
        account, token = settings.account_sid, settings.auth_token
        super().__init__(PlatformApi(settings.api_url, auth=(account, token)))
        self._types = settings.typing
        self._typing = PlatformApi(settings.messaging_url, auth=(account, token))
        self._path = f"/2010-04-01/Accounts/{account}/Messages.json"
        self._callback = {"StatusCallback": status_callback} if status_callback else {}

    def window_open(self, seconds_since_heard: float) -> bool:
        """WhatsApp's rule holds here too."""
        return whatsapp_window.is_open(seconds_since_heard)

    def render(self, message: Mapping[str, Any], *, window_open: bool) -> Sequence[Part]:
        """Texts of at most 1,600 characters, the picture with the first; a file by itself, since
        a document's caption is not delivered."""
        if not window_open:
            return [template_part(message.get("template"))]
        parts: list[dict[str, str]] = [
            {"Body": render(text, WHATSAPP)}
            for text in split(_numbered(message), MAX_TEXT, _length)
        ]
        if message.get("image"):
            parts = parts or [{}]
            parts[0]["MediaUrl"] = message["image"]
        if url := file_of(message):
            parts.insert(0, {"MediaUrl": url})
        return parts

    def mark(self, part: Part, key: str) -> Part:
        """Comes back with each status callback, in the address that Twilio signs."""
        callback = self._callback.get("StatusCallback")
        return {**part, "StatusCallback": f"{callback}?sent={key}"} if callback else part

    async def show_typing(self, to: Address, seen: Mapping[str, Any]) -> None:
        """Read, and "typing" until the answer comes (public beta;
        https://www.twilio.com/docs/whatsapp/api/typing-indicators-resource)."""
        if seen.get("message") and self._types:
            form = {"messageId": seen["message"], "channel": "whatsapp"}
            await self._typing.post("/v2/Indicators/Typing.json", data=form)

    async def close(self) -> None:
        """Close connections."""
        await super().close()
        await self._typing.close()

    async def send(self, to: Address, part: Part) -> str | None:
        """POST a message; returns its sid."""
        form = {"From": to["from"], "To": to["to"], **self._callback, **part}
        response = await self._api.post(self._path, data=form)
        answer = body_of(response)
        if response.is_success:
            return str(answer.get("sid") or "") or None
        code = answer.get("code", response.status_code)
        raise _REFUSALS.error(code, response.status_code)


def template_part(template: Mapping[str, Any] | None) -> Part:
    """The form fields of an approved content template; WindowClosed when there is none."""
    approved = (template or {}).get("twilio")
    if not approved:
        raise WindowClosed("24 hours are over and the message has no template")
    values = (template or {})["variables"]
    numbered = {str(number): str(value) for number, value in enumerate(values, 1)}
    content = {"ContentSid": approved["content_sid"]}
    return {**content, "ContentVariables": json.dumps(numbered, ensure_ascii=False)}


def _length(markdown: str) -> int:
    """An emoji counts twice; https://www.twilio.com/docs/api/errors/21617"""
    return len(render(markdown, WHATSAPP).encode("utf-16-le", "surrogatepass")) // 2


def _numbered(message: Mapping[str, Any]) -> str:
    """The text with its buttons as lines "1. …"; `bot.turn` understands the number."""
    buttons = buttons_of(message)
    lines = [f"{number}\\. {button.title}" for number, button in enumerate(buttons, 1)]
    return "\n\n".join(part for part in (message["text"], "\n".join(lines)) if part)
