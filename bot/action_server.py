"""The action server as a turn sees it: one that is away is waited for, a failure is remembered.

An action server that restarts is no fault of the message whose turn meets it, so the call waits
until it answers again. Calling again is safe: what an action does carries the inbox id.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

import aiohttp
import structlog
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.current import current_turn
from llm_backend.spans import carrier, span

PATIENCE = 30.0
"""Seconds of one outage that calls wait for. After them they fail at once, so that a long outage
neither keeps customers without an answer nor the worker's places from other conversations."""

_PAUSE = 0.5  # seconds between tries
_EVENTS = 400
_REJECTED = 400  # rasa-sdk's status for "this form does not want that answer": no failure
_AWAY = frozenset({502, 503, 504})  # a proxy's word for a server that is not there
_log = structlog.get_logger(__name__)


class ActionServer(EndpointConfig):  # type: ignore[misc]
    """The action server's address, patient, and remembering in the turn that a call failed.

    Rasa logs such a failure and goes on without the action's events; the turn must not be
    committed like that (`PostgresTrackerStore.save` looks at `turn.fault`).
    """

    _away_since: float | None = None
    _tried_at: float = 0.0

    @classmethod
    def at(cls, endpoint: EndpointConfig) -> ActionServer:
        """Where and as endpoints.yml says."""
        return cls(
            endpoint.url,
            endpoint.params,
            endpoint.headers,
            endpoint.basic_auth,
            endpoint.token,
            endpoint.token_name,
            endpoint.cafile,
        )

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """As Rasa's; raises what the last try met once the outage is longer than PATIENCE."""
        call = kwargs.get("json")
        _leave_out_old_events(call)
        action = call.get("next_action") if isinstance(call, dict) else None
        with span("action", kind="CLIENT", action=action):
            kwargs["headers"] = {**kwargs.get("headers", {}), **carrier()}
            return await self._request(*args, **kwargs)

    async def _request(self, *args: Any, **kwargs: Any) -> Any:
        while True:
            try:
                answer = await super().request(*args, **kwargs)
            except Exception as error:
                if not (_is_away(error) and self._worth_waiting()):
                    _note(error)
                    raise
                await asyncio.sleep(_PAUSE)
            else:
                self._answered()
                return answer

    def _worth_waiting(self) -> bool:
        now = time.monotonic()
        if self._away_since is None or now - self._tried_at > PATIENCE:  # not known as one outage
            self._away_since = now
            _log.warning("actions.away")
        self._tried_at = now
        return now - self._away_since < PATIENCE

    def _answered(self) -> None:
        if self._away_since is not None:
            _log.info("actions.back", seconds=round(time.monotonic() - self._away_since, 1))
            self._away_since = None


def _is_away(error: Exception) -> bool:
    if isinstance(error, ClientResponseError):
        return error.status in _AWAY
    return isinstance(error, (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError))


def _leave_out_old_events(call: Any) -> None:
    """Keep a call's size from growing with the conversation; no action of ours looks so far."""
    tracker = call.get("tracker") if isinstance(call, dict) else None
    if tracker and len(tracker.get("events") or ()) > _EVENTS:
        tracker["events"] = tracker["events"][-_EVENTS:]


def _note(error: Exception) -> None:
    turn = current_turn()
    if turn is None:
        return
    if not isinstance(error, ClientResponseError):
        turn.fault = f"the action server cannot be reached ({type(error).__name__})"
    elif error.status != _REJECTED:
        turn.fault = f"the action server answered {error.status}"
