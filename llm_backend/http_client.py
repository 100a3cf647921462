"""httpx's client, one of whose faults is named as what it is.

On uvloop a connection that is reset between its opening and the first byte has no socket any
more; httpcore asks it for its peer all the same, and anyio answers AttributeError (anyio 4.16,
httpcore 1.0.9). Whoever handles a lost connection by its httpx error would be stopped by that.
"""

from __future__ import annotations

from typing import Any

import httpx


class HttpClient(httpx.AsyncClient):
    """An httpx.AsyncClient; a connection that is reset as it opens is an httpx.ConnectError."""

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """As httpx's own, through which all its methods go."""
        try:
            return await super().send(request, **options)
        except AttributeError as error:  # nothing was sent yet
            raise httpx.ConnectError("reset as it opened", request=request) from error
