"""What is said to an OpenAI-style server, and how its list of models reads."""

from __future__ import annotations

from typing import Any

import httpx

from llm_backend.requests import ModelRequest


def ping(model: str) -> dict[str, Any]:
    """The cheapest question that only a working model can answer."""
    words = [{"role": "user", "content": "ping"}]
    return {"model": model, "messages": words, "max_tokens": 1, "temperature": 0}


def model_names(listing: httpx.Response) -> list[str]:
    """The names in an answer of `GET /v1/models`. Raises ValueError when it is none."""
    try:
        return [str(row["id"]) for row in listing.json()["data"]]
    except (KeyError, TypeError):
        raise ValueError("no list of models") from None


def body(request: ModelRequest, *, model: str) -> dict[str, Any]:
    """The body of `POST /v1/chat/completions`.

    It always streams: llama.cpp notices that a caller has left only where it writes to them, so
    that a plain request would run to its end for nobody.
    """
    content: dict[str, Any] = {
        "model": request.model or model,
        "messages": [{"role": m.role, "content": m.content.value} for m in request.messages],
        "max_tokens": request.max_tokens,
        "temperature": request.temperature,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    if request.stop:
        content["stop"] = list(request.stop)
    if request.cache_salt is not None:
        content["cache_salt"] = request.cache_salt
    if request.json_schema is not None:
        content["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "answer", "schema": dict(request.json_schema), "strict": True},
        }
    return content
