"""Out to Telegram: HTML messages, inline keyboards, photos, files, typing, growing answers.

Limits: https://core.telegram.org/bots/api#sendmessage (text "1-4096 characters after entities
parsing"), #inlinekeyboardbutton (callback_data 1-64 bytes), #sendphoto (captions 1,024; we send
none: a picture's text goes in a message of its own).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.outlet import Address, NotSent, Part, Undeliverable
from bot.platforms import TelegramSettings
from channels.attachments import file_of
from channels.basic_outlet import BasicOutlet
from channels.buttons import buttons_of, shortened
from channels.chat_text import PLAIN, TELEGRAM, render
from channels.platform_api import PlatformApi, body_of, refused
from channels.splitting import split

MAX_TEXT = 4096  # characters "after entities parsing"
MAX_CALLBACK_DATA = 64  # bytes; a reference has 24
_TOKEN_IS_WRONG = (401, 404)  # for operators to mend: the message waits
_UNCHANGED = "message is not modified"
_BAD_MARKUP = "can't parse entities"


class TelegramOutlet(BasicOutlet):
    """The Bot API of one bot."""

    edit_pause: float | None = 2.0  # about one message a second in a chat, 20 a minute in a group
    typing_lasts = 4.5  # a chat action is shown for five seconds

    def __init__(self, settings: TelegramSettings) -> None:
        super().__init__(PlatformApi(f"{settings.api_url}/bot{settings.bot_token}"))

    def render(self, message: Mapping[str, Any], *, window_open: bool) -> Sequence[Part]:
        """Photo and file, then the text in messages of at most 4,096 characters, buttons on the
        last."""
        parts: list[dict[str, Any]] = []
        if message.get("image"):
            parts.append({"method": "sendPhoto", "photo": message["image"]})
        if url := file_of(message):
            parts.append({"method": "sendDocument", "document": url})
        for text in split(message["text"], MAX_TEXT, _length):
            parts.append({"html": render(text, TELEGRAM), "plain": render(text, PLAIN)})
        keys = [
            [{"text": shortened(button.title, 100), "callback_data": button.reference}]
            for button in buttons_of(message)
        ]
        if keys and parts:
            parts[-1]["keyboard"] = {"inline_keyboard": keys[:100]}
        return parts

    async def send(self, to: Address, part: Part) -> str | None:
        """sendMessage, sendPhoto or sendDocument; returns the message_id."""
        place = _place(to)
        if "method" in part:
            sent = await self._send_media(place, part)
        else:
            sent = await self._say("sendMessage", place, part)
        return str(sent.get("message_id") or "") or None

    async def edit(self, to: Address, reference: str, part: Part) -> None:
        """editMessageText; saying the same again is no error, so it can be repeated."""
        place = {"chat_id": to["chat"], "message_id": int(reference)}
        if "html" not in part:
            await self._call("deleteMessage", place)
            raise Undeliverable("a text cannot become a photo; it is gone")
        await self._say("editMessageText", place, part)

    async def show_typing(self, to: Address, seen: Mapping[str, Any]) -> None:
        """Stop a pressed button's waiting mark, show "typing"."""
        if seen.get("callback"):
            await self._call("answerCallbackQuery", {"callback_query_id": seen["callback"]})
        place = {key: value for key, value in _place(to).items() if key != "reply_parameters"}
        await self._call("sendChatAction", {**place, "action": "typing"})

    async def _send_media(self, place: dict[str, Any], part: Part) -> dict[str, Any]:
        kind = "photo" if "photo" in part else "document"
        try:
            return await self._call(part["method"], {**place, kind: part[kind], **_keys(part)})
        except Undeliverable:  # it fetches PDF and ZIP files only, and no large ones
            return await self._call("sendMessage", {**place, "text": part[kind], **_keys(part)})

    async def _say(self, method: str, place: dict[str, Any], part: Part) -> dict[str, Any]:
        body = {**place, "link_preview_options": {"is_disabled": True}, **_keys(part)}
        try:
            return await self._call(method, {**body, "text": part["html"], "parse_mode": "HTML"})
        except Undeliverable as error:
            if str(error) != _BAD_MARKUP:
                raise
            return await self._call(method, {**body, "text": part["plain"]})

    async def _call(self, method: str, body: dict[str, Any]) -> dict[str, Any]:
        response = await self._api.post(f"/{method}", json=body)
        answer = body_of(response)
        if answer.get("ok"):
            result = answer.get("result")
            return result if isinstance(result, dict) else {}
        code, said = answer.get("error_code"), str(answer.get("description", "")).lower()
        if _UNCHANGED in said:
            return {}
        if code in _TOKEN_IS_WRONG:
            raise NotSent(f"{code}: is TELEGRAM_BOT_TOKEN right?")
        raise refused(_BAD_MARKUP if _BAD_MARKUP in said else code)


def _length(markdown: str) -> int:
    """As Telegram counts: UTF-16 units of what is shown."""
    return len(render(markdown, PLAIN).encode("utf-16-le", "surrogatepass")) // 2


def _place(to: Address) -> dict[str, Any]:
    place: dict[str, Any] = {"chat_id": to["chat"]}
    if to.get("topic"):
        place["message_thread_id"] = int(to["topic"])
    if to.get("reply_to"):
        place["reply_parameters"] = {
            "message_id": int(to["reply_to"]),
            "allow_sending_without_reply": True,
        }
    return place


def _keys(part: Part) -> dict[str, Any]:
    return {"reply_markup": part["keyboard"]} if part.get("keyboard") else {}
