"""What an HTTP status of a model server means for the request and for the trust in the server.

A server's own words are not repeated: some echo the prompt.
"""

from __future__ import annotations

from typing import Final

from llm_backend.breaker import Failure
from llm_backend.errors import ModelError, ModelRejected, ModelUnavailable

_KEY: Final = "the model server refused our key: set MODEL_API_KEY to the one it was started with"
_NAME: Final = "the model server does not know this model: set MODEL_NAME to the name it serves"
_LONG: Final = "the prompt is longer than the model's context: shorten it or serve a longer context"
_OTHER: Final = "the model server refused the request (HTTP {status})"
_MAX_PAUSE = 5.0


class TryFailed(Exception):
    """One try at one server failed before its first token; another may succeed.

    error: what the caller gets when there is no other. failure: None when the server is healthy
    but busy. pause: seconds the server asked us to wait.
    """

    def __init__(self, error: ModelError, failure: Failure | None, pause: float = 0.0) -> None:
        super().__init__(str(error))
        self.error, self.failure, self.pause = error, failure, pause


def refusal(status: int, text: str, retry_after: str | None) -> ModelRejected | TryFailed:
    """The error for a response that is not 200."""
    if status in (429, 503):
        busy = ModelUnavailable(f"the model server is busy (HTTP {status})")
        return TryFailed(busy, None, pause=_seconds(retry_after))
    if status >= 500 or status == 408:
        broken = ModelUnavailable(f"the model server failed (HTTP {status})")
        return TryFailed(broken, Failure.LIKELY)
    if status in (401, 403):
        return ModelRejected(_KEY)
    if status == 404:
        return ModelRejected(_NAME)
    if status == 413 or "context" in text.lower():
        return ModelRejected(_LONG)
    return ModelRejected(_OTHER.format(status=status))


def _seconds(retry_after: str | None) -> float:
    """A `Retry-After` in seconds; a date or nonsense counts as none."""
    try:
        return min(_MAX_PAUSE, max(0.0, float(retry_after or 0)))
    except ValueError:
        return 0.0
