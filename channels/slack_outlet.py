"""Out to Slack: mrkdwn in blocks, buttons, answers in the thread that grow by edits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.outlet import Address, NotSent, Part, Undeliverable, Unsure
from bot.platforms import SlackSettings
from channels.attachments import file_of, link
from channels.basic_outlet import BasicOutlet
from channels.buttons import Button, buttons_of, in_groups, shortened
from channels.chat_text import PLAIN, SLACK, render
from channels.platform_api import PlatformApi, body_of, refused
from channels.splitting import split

MAX_TEXT = 3000  # of a section block
MAX_BUTTONS = 25  # of an actions block
MAX_TITLE = 75  # of a button
_OPERATORS = frozenset(
    {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive",
     "missing_scope", "no_permission", "service_unavailable", "ratelimited", "team_added_to_org"}
)  # fmt: skip
_PERHAPS_DONE = frozenset({"internal_error", "fatal_error", "request_timeout"})


class SlackOutlet(BasicOutlet):
    """The Web API with a bot's token."""

    edit_pause: float | None = 1.5  # chat.update: about 50 a minute
    typing_lasts = 100.0  # a status goes by itself with the answer, or after two minutes

    def __init__(self, settings: SlackSettings) -> None:
        headers = {"Authorization": f"Bearer {settings.bot_token}"}
        super().__init__(PlatformApi(settings.api_url, headers=headers))

    def render(self, message: Mapping[str, Any], *, window_open: bool) -> Sequence[Part]:
        """Messages of one section each; picture and buttons with the last."""
        texts = split(message["text"], MAX_TEXT, _length)
        parts: list[dict[str, Any]] = [
            {"text": render(text, PLAIN), "blocks": [_section(text)]} for text in texts
        ]
        extra = _image(message) + _file(message) + _actions(buttons_of(message))
        if extra and not parts:
            shown = message.get("image") or file_of(message) or "…"
            parts.append({"text": str(shown), "blocks": []})
        if extra:
            parts[-1]["blocks"] += extra
        return parts

    async def send(self, to: Address, part: Part) -> str | None:
        """chat.postMessage; returns channel and ts, by which it can be edited."""
        body = {"channel": to["channel"], "unfurl_links": False, "unfurl_media": False, **part}
        if to.get("thread"):
            body["thread_ts"] = to["thread"]
        try:
            sent = await self._call("chat.postMessage", body)
        except Undeliverable as error:
            if str(error) != "invalid_blocks":  # a picture Slack cannot fetch, say
                raise
            sent = await self._call("chat.postMessage", {**body, "blocks": []})
        return f"{sent.get('channel')} {sent.get('ts')}" if sent.get("ts") else None

    async def edit(self, to: Address, reference: str, part: Part) -> None:
        """chat.update; the same again changes nothing, so it can be repeated."""
        channel, _, ts = reference.partition(" ")
        await self._call("chat.update", {"channel": channel, "ts": ts, **part})

    async def show_typing(self, to: Address, seen: Mapping[str, Any]) -> None:
        """The status line under a thread; a direct conversation without one has none."""
        if to.get("thread"):
            body = {"channel_id": to["channel"], "thread_ts": to["thread"], "status": "…"}
            await self._call("assistant.threads.setStatus", body)

    async def _call(self, method: str, body: Mapping[str, Any]) -> dict[str, Any]:
        response = await self._api.post(f"/{method}", json=dict(body))
        answer = body_of(response)
        if answer.get("ok"):
            return answer
        code = str(answer.get("error", response.status_code))
        if code in _OPERATORS:
            raise NotSent(code)
        if code in _PERHAPS_DONE:
            raise Unsure(code)
        raise refused(code)


def _length(markdown: str) -> int:
    return len(render(markdown, SLACK))


def _section(markdown: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": render(markdown, SLACK)}}


def _image(message: Mapping[str, Any]) -> list[dict[str, Any]]:
    url = message.get("image")
    return [{"type": "image", "image_url": url, "alt_text": "image"}] if url else []


def _file(message: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A link: Slack shows no file that it does not keep, and keeping it there is not asked for."""
    url = file_of(message)
    return [_section(link(url))] if url else []


def _actions(buttons: Sequence[Button]) -> list[dict[str, Any]]:
    return [
        {"type": "actions", "elements": [_button(button, row) for row, button in enumerate(group)]}
        for group in in_groups(buttons, MAX_BUTTONS)
    ]


def _button(button: Button, row: int) -> dict[str, Any]:
    return {
        "type": "button",
        "action_id": f"choice_{row}",
        "text": {"type": "plain_text", "text": shortened(button.title, MAX_TITLE), "emoji": True},
        "value": button.reference,
    }
