"""A file into a Slack conversation: fetched from its address, uploaded, shared.

https://docs.slack.dev/messaging/working-with-files: files.getUploadURLExternal names an address
that takes the bytes, files.completeUploadExternal shares what was uploaded. Needs `files:write`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx

from bot.outlet import Address, Undeliverable
from channels.attachments import file_name
from channels.platform_api import TIMEOUT
from llm_backend.http_client import HttpClient

MAX_BYTES = 20_000_000
"""Slack takes a gigabyte; an answer's document is smaller, and is held in memory."""

Call = Callable[[str, Mapping[str, Any]], Awaitable[dict[str, Any]]]


class SlackFiles:
    """Uploads with a bot's token; call: the Web API's methods, `form` where they take no JSON."""

    def __init__(self, call: Call, form: Call) -> None:
        self._call, self._form = call, form
        self._client = HttpClient(timeout=TIMEOUT, follow_redirects=True)  # no token goes

    async def share(self, to: Address, url: str) -> None:
        """Raises Undeliverable where the file cannot be had or is too large, OutletError."""
        content, name = await self._fetch(url), file_name(url)
        asked = {"filename": name, "length": str(len(content))}
        place = await self._form("files.getUploadURLExternal", asked)
        await self._upload(str(place["upload_url"]), content)
        shared = {
            "files": [{"id": place["file_id"], "title": name}],
            "channel_id": to["channel"],
            **({"thread_ts": to["thread"]} if to.get("thread") else {}),
        }
        await self._call("files.completeUploadExternal", shared)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _fetch(self, url: str) -> bytes:
        content = bytearray()
        try:
            async with self._client.stream("GET", url) as answer:
                if not answer.is_success:
                    raise Undeliverable(f"its address answers {answer.status_code}")
                async for piece in answer.aiter_bytes():
                    content += piece
                    if len(content) > MAX_BYTES:
                        raise Undeliverable(f"larger than {MAX_BYTES} bytes")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Undeliverable(type(error).__name__) from None
        if not content:
            raise Undeliverable("empty")
        return bytes(content)

    async def _upload(self, url: str, content: bytes) -> None:
        """Nothing is shown yet, so whatever fails here is no reason to try again with the file."""
        try:
            answer = await self._client.post(url, content=content)
        except httpx.HTTPError as error:
            raise Undeliverable(type(error).__name__) from None
        if not answer.is_success:
            raise Undeliverable(f"the upload answers {answer.status_code}")
