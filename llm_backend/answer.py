"""One running answer of a server, from its first token on."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncGenerator, Callable
from typing import Any

import anyio
import httpx

from llm_backend.deadline import Deadline
from llm_backend.errors import ModelInterrupted, ModelTimeout
from llm_backend.events import BrokenStream, Event, EventReader

_LINGER = 0.2
"""Seconds a server is given to end its response after its last event."""


class Answer:
    """Texts as they come; `close` ends the connection, which makes the server stop writing."""

    def __init__(
        self, response: httpx.Response, reader: EventReader, on_close: Callable[[bool], None]
    ) -> None:
        self._response, self._reader, self._on_close = response, reader, on_close
        self._open, self._broken = True, False
        self.first = ""
        self.finish: str | None = None
        self.usage: dict[str, Any] = {}

    async def begin(self) -> None:
        """Read up to the first text (or the end, for an empty answer)."""
        while not self.first and (event := await self._reader.next()) is not None:
            self.first = event.text
            self._note(event)

    async def rest(self, *, silence: float, deadline: Deadline) -> AsyncGenerator[str, None]:
        """The texts after the first. Raises ModelTimeout and ModelInterrupted.

        silence: the read timeout of the connection in seconds, so that a timer of our own for
        each token is needed only when the deadline comes first.
        """
        while (event := await self._next(silence, deadline)) is not None:
            self._note(event)
            if event.text:
                yield event.text

    async def _next(self, silence: float, deadline: Deadline) -> Event | None:
        left = deadline.left
        try:
            if left > silence:
                return await self._reader.next()
            with anyio.fail_after(left):
                return await self._reader.next()
        except TimeoutError:
            raise ModelTimeout("the deadline passed in the middle of the answer") from None
        except httpx.ReadTimeout:
            self._broken = True
            raise ModelTimeout(f"the model was silent for {silence:.1f} s") from None
        except (httpx.HTTPError, BrokenStream) as error:
            self._broken = True
            raise ModelInterrupted(
                f"the model server broke off in the middle of its answer ({type(error).__name__})"
            ) from None

    def _note(self, event: Event) -> None:
        self.finish = event.finish or self.finish
        self.usage = event.usage or self.usage

    async def close(self) -> None:
        """End the connection; safe to call twice."""
        if self._open:
            self._open = False
            self._on_close(self._broken)
            with anyio.move_on_after(_LINGER), contextlib.suppress(httpx.HTTPError):
                await self._reader.drain()
            await self._response.aclose()
