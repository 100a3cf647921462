"""Out to Slack: mrkdwn in blocks, buttons, files, answers in the thread that grow by edits.

Limits: https://docs.slack.dev/reference/block-kit/blocks (section 3,000, actions 25 elements),
https://docs.slack.dev/reference/block-kit/block-elements/button-element (text 75).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import structlog

from bot.outlet import Address, NotSent, Part, Undeliverable, Unsure
from bot.platforms import SlackSettings
from channels.attachments import file_of, link
from channels.basic_outlet import BasicOutlet
from channels.buttons import Button, buttons_of, in_groups, shortened
from channels.chat_text import PLAIN, SLACK, render
from channels.platform_api import PlatformApi, Response, body_of, refused
from channels.slack_files import SlackFiles
from channels.splitting import split

MAX_TEXT = 3000  # of a section block
MAX_BUTTONS = 25  # of an actions block
MAX_TITLE = 75  # of a button
_OPERATORS = frozenset(
    {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive",
     "missing_scope", "no_permission", "service_unavailable", "ratelimited", "team_added_to_org"}
)  # fmt: skip
_NO_FILES = frozenset({"missing_scope", "no_permission"})  # an app without `files:write`
_WAIT = "…"
_SKEW = 60.0  # seconds that two clocks may differ
_log = structlog.get_logger(__name__)
_PERHAPS_DONE = frozenset({"internal_error", "fatal_error", "request_timeout"})


class SlackOutlet(BasicOutlet):
    """The Web API with a bot's token."""

    edit_pause: float | None = 1.5  # chat.update: about 50 a minute
    typing_lasts = 100.0  # a status goes by itself with the answer, or after two minutes

    def __init__(self, settings: SlackSettings) -> None:
        headers = {"Authorization": f"Bearer {settings.bot_token}"}
        super().__init__(PlatformApi(settings.api_url, headers=headers))
        self._files = SlackFiles(self._call, self._ask)

    def render(self, message: Mapping[str, Any], *, window_open: bool) -> Sequence[Part]:
        """Messages of one section each, picture and buttons with the last; then the file."""
        texts = split(message["text"], MAX_TEXT, _length)
        parts: list[dict[str, Any]] = [
            {"text": render(text, PLAIN), "blocks": [_section(text)]} for text in texts
        ]
        extra = _image(message) + _actions(buttons_of(message))
        if extra and not parts:
            parts.append({"text": str(message.get("image") or "…"), "blocks": []})
        if extra:
            parts[-1]["blocks"] += extra
        if url := file_of(message):
            parts.append({"file": url})
        return parts

    def placeholder(self, to: Address) -> Part | None:
        """In a direct conversation, where Slack shows no status outside of a thread."""
        if to.get("thread") or not str(to["channel"]).startswith("D"):
            return None
        return {"text": _WAIT, "blocks": [_section(_WAIT)]}

    def mark(self, part: Part, key: str) -> Part:
        """The first block's id, which Slack keeps."""
        if "file" in part:
            return part
        first, *rest = part.get("blocks") or [{}]
        return {**part, "blocks": [{**first, "block_id": key}, *rest]}

    async def find(self, to: Address, part: Part, since: datetime) -> str | None:
        """Look through what was said since then; wants the scopes `…:history`."""
        if "file" in part or str(to["channel"]).startswith("U"):  # of a person: no history
            return None
        key = part["blocks"][0]["block_id"]
        asked = {"channel": to["channel"], "oldest": f"{since.timestamp() - _SKEW:.6f}"}
        if to.get("thread"):
            answer = await self._ask("conversations.replies", {**asked, "ts": to["thread"]})
        else:
            answer = await self._ask("conversations.history", asked)
        for message in answer.get("messages") or ():
            if any(block.get("block_id") == key for block in message.get("blocks") or ()):
                return f"{to['channel']} {message['ts']}"
        return None

    async def send(self, to: Address, part: Part) -> str | None:
        """chat.postMessage; returns channel and ts, by which it can be edited."""
        if "file" in part:
            return await self._share(to, part["file"])
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
        if "file" in part:
            await self._call("chat.delete", {"channel": channel, "ts": ts})
            raise Undeliverable("a message cannot become a file; it is gone")
        await self._call("chat.update", {"channel": channel, "ts": ts, **part})

    async def show_typing(self, to: Address, seen: Mapping[str, Any]) -> None:
        """The status line under a thread; a direct conversation without one has none."""
        if to.get("thread"):
            body = {"channel_id": to["channel"], "thread_ts": to["thread"], "status": "…"}
            await self._call("assistant.threads.setStatus", body)

    async def close(self) -> None:
        """Close connections."""
        await super().close()
        await self._files.close()

    async def _share(self, to: Address, url: str) -> str | None:
        """The file itself, or a link to it where that cannot be."""
        try:
            if not str(to["channel"]).startswith("U"):
                await self._files.share(to, url)
                return None
        except Undeliverable as error:
            _log.info("slack.file", consequence="a link is sent", reason=str(error))
        except NotSent as error:
            if str(error) not in _NO_FILES:
                raise
            _log.warning("slack.file", consequence="a link is sent", reason=str(error))
        return await self.send(to, {"text": url, "blocks": [_section(link(url))]})

    async def _ask(self, method: str, form: Mapping[str, Any]) -> dict[str, Any]:
        """For methods that read, which take a form."""
        return _answer(await self._api.post(f"/{method}", data=dict(form)))

    async def _call(self, method: str, body: Mapping[str, Any]) -> dict[str, Any]:
        return _answer(await self._api.post(f"/{method}", json=dict(body)))


def _answer(response: Response) -> dict[str, Any]:
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
