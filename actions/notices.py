"""Tell a customer something nobody asked: on any channel, once, within the platform's rules."""

from __future__ import annotations

import os
from collections.abc import Sequence

from llm_backend.http_client import HttpClient

_URL = "http://127.0.0.1:{port}/notices"


async def notify(conversation: str, notice: str, variables: Sequence[str], *, occasion: str) -> str:
    """Send a notice of data/notices.yml; returns queued, repeated, opted_out or unknown.

    occasion: names what happened (such as "shipped W1234567"), so that a second call changes
    nothing. Raises httpx.HTTPError when the bot did not take it; call again then.
    """
    url = os.environ.get("XIAOQ_NOTICE_URL") or _URL.format(
        port=os.environ.get("XIAOQ_PORT", "5005")
    )
    body = {
        "id": occasion,
        "conversation": conversation,
        "notice": notice,
        "variables": list(variables),
    }
    headers = {"Authorization": f"Bearer {os.environ.get('XIAOQ_NOTICE_KEY', '')}"}
    async with HttpClient(timeout=10) as client:
        response = await client.post(url, json=body, headers=headers)
    if response.status_code != 404:
        response.raise_for_status()
    return str(response.json().get("outcome", "unknown"))
