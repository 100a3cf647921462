"""What a caller asks of the model, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from llm_backend.scrubbed import ScrubbedText

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True)
class Message:
    """One message of a prompt."""

    role: Role
    content: ScrubbedText


@dataclass(frozen=True, kw_only=True)
class ModelRequest:
    """One call of the model.

    deadline: seconds from the call until the whole answer must be there.
    first_token: seconds until the first token must be there (retries happen before it only).
    json_schema: when set, the answer is JSON that fits it.
    session: an opaque id for prefix-cache affinity between servers; never personal.
    cache_salt: separates business lines in the server's prefix cache (vLLM).
    request_id: goes to the server as `X-Request-Id` and into our logs; made up when None.
    model: an adapter's name (docs/llm/finetune.md); None takes the client's model.
    """

    messages: tuple[Message, ...]
    max_tokens: int = 512
    temperature: float = 0.2
    json_schema: Mapping[str, Any] | None = None
    stop: tuple[str, ...] = ()
    deadline: float = 60.0
    first_token: float = 8.0
    session: str | None = None
    cache_salt: str | None = None
    request_id: str | None = None
    model: str | None = None
