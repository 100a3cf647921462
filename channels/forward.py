"""Hands on what the gateway does not serve itself to the process in which Rasa serves.

So Rasa's own HTTP API (with RASA_API_TOKEN), and channels of Rasa's or of other packages in
credentials.yml, are found on the bot's port as they would be without a gateway.
"""

from __future__ import annotations

import httpx
from sanic.request import Request
from sanic.response import HTTPResponse, json

from llm_backend.http_client import HttpClient

_HOP = frozenset(
    {"connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer",
     "transfer-encoding", "upgrade", "host", "content-length", "content-encoding"}
)  # fmt: skip
"""Of one connection, not of the message (RFC 9110, 7.6.1), or made anew."""
_TIMEOUT = httpx.Timeout(60.0, connect=2.0)


class Worker:
    """Rasa's server, by its address."""

    def __init__(self, url: str) -> None:
        self._url = httpx.URL(url)
        self._client = HttpClient(timeout=_TIMEOUT, trust_env=False)

    async def forward(self, request: Request) -> HTTPResponse:
        """Its answer to this request; 503 while it does not answer."""
        await request.receive_body()  # Sanic reads it for routes of its own only
        try:
            answer = await self._client.request(
                request.method,
                self._at(request),
                headers=_forwarded(request),
                content=request.body,
                follow_redirects=False,
            )
        except (httpx.HTTPError, httpx.InvalidURL):
            return json({"error": "the bot is starting; try again in a moment"}, 503)
        kept = {k: v for k, v in answer.headers.items() if k.lower() not in _HOP}
        kind = kept.pop("content-type", None)
        return HTTPResponse(answer.content, answer.status_code, kept, kind)

    async def ready(self) -> bool:
        """Whether it takes turns."""
        try:
            answer = await self._client.get(self._url.join("/health/ready"), timeout=2.0)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200

    def _at(self, request: Request) -> httpx.URL:
        """Path and query on the worker, whatever host the request's first line may name."""
        query = f"?{request.query_string}" if request.query_string else ""
        return self._url.copy_with(raw_path=f"{request.path}{query}".encode())

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _forwarded(request: Request) -> list[tuple[str, str]]:
    """The headers, and whose request it is: without that the worker would take it for ours."""
    kept = [(k, v) for k, v in request.headers.items() if k.lower() not in _HOP]
    before = request.headers.get("x-forwarded-for")
    whose = f"{before}, {request.ip}" if before else request.ip
    return [*((k, v) for k, v in kept if k.lower() != "x-forwarded-for"),
            ("x-forwarded-for", whose)]  # fmt: skip
