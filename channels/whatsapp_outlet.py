"""Out to WhatsApp's Cloud API: text, reply buttons, lists, pictures, files, templates.

Limits, by Meta's guides under https://developers.facebook.com/docs/whatsapp/cloud-api/messages:
text-messages (body 4,096), interactive-reply-buttons-messages (body 1,024, 3 buttons, title 20,
id 256), interactive-list-messages (body 4,096, button 20, 10 rows in all, title 24, description
72, id 200).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.outlet import Address, Part, WindowClosed
from bot.platforms import WhatsAppSettings
from channels import whatsapp_window
from channels.attachments import file_name, file_of
from channels.basic_outlet import BasicOutlet
from channels.buttons import Button, buttons_of, in_groups, shortened
from channels.chat_text import WHATSAPP, render
from channels.platform_api import PlatformApi, Refusals, body_of
from channels.splitting import split

MAX_TEXT = 4096
MAX_BODY = 1024  # of a message with reply buttons; with a list as much as of a text
MAX_BUTTONS, MAX_TITLE = 3, 20
MAX_ROWS, MAX_ROW_TITLE, MAX_DESCRIPTION = 10, 24, 72
_CHOOSE = "选择 · Choose"
_REFUSALS = Refusals(
    window=frozenset({131047}),
    later=frozenset({1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 131057, 133016}),
    operators=frozenset({0, 3, 10, 190, 200, 131005, 131031, 131042}),
)


class WhatsAppOutlet(BasicOutlet):
    """The Graph API of a business phone number."""

    typing_lasts = 24.0  # shown for at most 25 seconds

    def __init__(self, settings: WhatsAppSettings) -> None:
        headers = {"Authorization": f"Bearer {settings.access_token}"}
        super().__init__(PlatformApi(settings.api_url, headers=headers))

    def window_open(self, seconds_since_heard: float) -> bool:
        """Within 24 hours of the customer's last message."""
        return whatsapp_window.is_open(seconds_since_heard)

    def render(self, message: Mapping[str, Any], *, window_open: bool) -> Sequence[Part]:
        """Picture, file, texts, buttons; outside of the window only an approved template."""
        if not window_open:
            return [template_part(message.get("template"))]
        parts: list[Part] = []
        if message.get("image"):
            parts.append({"type": "image", "image": {"link": message["image"]}})
        if url := file_of(message):
            document = {"link": url, "filename": file_name(url)}
            parts.append({"type": "document", "document": document})
        buttons = buttons_of(message)
        texts = split(message["text"], MAX_TEXT, _length)
        if buttons:
            longest = MAX_BODY if _fit(buttons) else MAX_TEXT
            texts[-1:] = split(texts[-1], longest, _length) if texts else ["…"]
            asked = texts.pop()
        parts += [{"type": "text", "text": _text(text)} for text in texts]
        if buttons:
            parts += _interactive(render(asked, WHATSAPP), buttons)
        return parts

    def mark(self, part: Part, key: str) -> Part:
        """Comes back with each status of the message; Meta does nothing else with it."""
        return {**part, "biz_opaque_callback_data": key}

    async def send(self, to: Address, part: Part) -> str | None:
        """POST /{number}/messages; returns the wamid."""
        who = {key: to[key] for key in ("to", "recipient") if to.get(key)}
        body = {"messaging_product": "whatsapp", "recipient_type": "individual", **who, **part}
        sent = await self._call(to, body)
        messages = sent.get("messages") or [{}]
        return str(messages[0].get("id") or "") or None

    async def show_typing(self, to: Address, seen: Mapping[str, Any]) -> None:
        """Blue ticks, and "typing" until the answer comes."""
        body = {
            "messaging_product": "whatsapp",
            "status": "read",
            "message_id": seen["message"],
            "typing_indicator": {"type": "text"},
        }
        await self._call(to, body)

    async def _call(self, to: Address, body: dict[str, Any]) -> dict[str, Any]:
        response = await self._api.post(f"/{to['number']}/messages", json=body)
        answer = body_of(response)
        if response.is_success and "error" not in answer:
            return answer
        error = answer.get("error")
        code = error.get("code") if isinstance(error, dict) else response.status_code
        raise _REFUSALS.error(code, response.status_code)


def template_part(template: Mapping[str, Any] | None) -> Part:
    """The request for an approved template; WindowClosed when the message has none."""
    approved = (template or {}).get("whatsapp")
    if not approved:
        raise WindowClosed("24 hours are over and the message has no template")
    values = [{"type": "text", "text": str(value)} for value in (template or {})["variables"]]
    body = {"name": approved["name"], "language": {"code": approved["language"]}}
    components = {"components": [{"type": "body", "parameters": values}]} if values else {}
    return {"type": "template", "template": {**body, **components}}


def _length(markdown: str) -> int:
    return len(render(markdown, WHATSAPP))


def _text(markdown: str) -> dict[str, Any]:
    return {"body": render(markdown, WHATSAPP), "preview_url": False}


def _fit(buttons: Sequence[Button]) -> bool:
    """Whether they can be reply buttons, and need no list."""
    titles = {button.title for button in buttons}
    short = len(titles) == len(buttons) and all(len(title) <= MAX_TITLE for title in titles)
    return short and len(buttons) <= MAX_BUTTONS


def _interactive(asked: str, buttons: Sequence[Button]) -> list[Part]:
    if _fit(buttons):
        return [_of_type("button", asked, {"buttons": [_reply(button) for button in buttons]})]
    lists = in_groups(buttons, MAX_ROWS)
    return [_of_type("list", asked if group is lists[0] else "…", _rows(group)) for group in lists]


def _of_type(kind: str, asked: str, action: dict[str, Any]) -> Part:
    interactive = {"type": kind, "body": {"text": asked}, "action": action}
    return {"type": "interactive", "interactive": interactive}


def _reply(button: Button) -> dict[str, Any]:
    return {"type": "reply", "reply": {"id": button.reference, "title": button.title}}


def _rows(buttons: Sequence[Button]) -> dict[str, Any]:
    rows = []
    for button in buttons:
        row = {"id": button.reference, "title": shortened(button.title, MAX_ROW_TITLE)}
        if row["title"] != button.title:
            row["description"] = shortened(button.title, MAX_DESCRIPTION)
        rows.append(row)
    return {"button": _CHOOSE, "sections": [{"rows": rows}]}
