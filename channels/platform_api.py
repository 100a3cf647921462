"""HTTP to a platform; its failures are sorted into what they mean for a message (bot/outlet.py)."""

from __future__ import annotations

import email.utils
import logging
import time
from dataclasses import dataclass
from typing import Any

import httpx

from bot.outlet import NotSent, Undeliverable, Unsure, WindowClosed
from llm_backend.http_client import HttpClient

logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs addresses; Telegram's hold the token

Response = httpx.Response
TIMEOUT = httpx.Timeout(10.0, connect=5.0)
_TRY_LATER = frozenset({408, 409, 425, 429})
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


class PlatformApi:
    """A pooled client of one platform's API.

    base_url: without a slash at the end; headers and auth go with each request.
    """

    def __init__(
        self,
        base_url: str,
        *,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
    ) -> None:
        self._client = HttpClient(
            base_url=base_url, headers=headers, auth=auth, timeout=TIMEOUT, trust_env=True
        )

    async def get(self, path: str, **options: Any) -> httpx.Response:
        """GET; raises NotSent when there was no answer."""
        return await self.request("GET", path, **options)

    async def post(self, path: str, **options: Any) -> httpx.Response:
        """POST `json=` or `data=`; raises NotSent or Unsure when there was no answer, and NotSent
        for 429 and 5xx. Any other answer is the caller's to read."""
        return await self.request("POST", path, **options)

    async def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """One request; see :meth:`post`."""
        try:
            response = await self._client.request(method, path, **options)
        except _NEVER_SENT as error:
            raise NotSent(type(error).__name__) from None
        except httpx.HTTPError as error:  # the request was on its way
            raise Unsure(type(error).__name__) from None
        if response.status_code == 504:
            raise Unsure("504")
        if response.status_code in _TRY_LATER or response.status_code >= 500:
            raise NotSent(str(response.status_code), retry_after(response))
        return response

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def retry_after(response: httpx.Response) -> float | None:
    """Seconds of the `Retry-After` header, a number or a date, or of Telegram's JSON."""
    value = response.headers.get("retry-after", "").strip() or _telegrams_word(response)
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def _telegrams_word(response: httpx.Response) -> str:
    try:
        return str(response.json()["parameters"]["retry_after"])
    except (ValueError, KeyError, TypeError):
        return ""


def body_of(response: httpx.Response) -> dict[str, Any]:
    """The JSON object of an answer; Unsure when there is none, since it may have been taken."""
    try:
        value = response.json()
    except ValueError:
        raise Unsure(f"{response.status_code} without JSON") from None
    if not isinstance(value, dict):
        raise Unsure(f"{response.status_code} without an object")
    return value


@dataclass(frozen=True)
class Refusals:
    """What a platform's error codes mean; a code in none of them is refused each time.

    window: its time for answers is over. later: it may take the message another time. operators:
    the set-up is wrong (a token, a permission), so the message waits for whoever runs the bot.
    """

    window: frozenset[int]
    later: frozenset[int]
    operators: frozenset[int]

    def error(self, code: object, status: int) -> Exception:
        """The error to raise for `code`, answered with the HTTP status `status`."""
        if code in self.window:
            return WindowClosed(str(code))
        if code in self.later or code in self.operators or status == 401:
            return NotSent(str(code))
        return refused(code)


def refused(reason: object) -> Undeliverable:
    """An error for a request that would be refused each time; `reason` is a code."""
    return Undeliverable(str(reason)[:60])
