"""A model server is ready when its model answers, not when its port does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

import httpx

from llm_backend.errors import ModelRejected, ModelServerError
from llm_backend.payload import model_names, ping
from llm_backend.urls import base_url

_EVERY = 0.25


async def wait_ready(
    url: str,
    timeout: float,
    *,
    model: str | None = None,
    api_key: str = "none",
    alive: Callable[[], bool] = lambda: True,
) -> str:
    """Wait until the server at `url` writes a token; returns the name it serves the model under.

    timeout: seconds. alive: False as soon as the server's process is gone.
    Raises ModelServerError when it does not answer in time, ModelRejected when it serves no
    `model`.
    """
    headers = {"Authorization": f"Bearer {api_key}"}
    until = time.monotonic() + timeout
    async with httpx.AsyncClient(
        base_url=base_url(url), headers=headers, trust_env=False
    ) as client:
        while (left := until - time.monotonic()) > 0:
            if not alive():
                raise ModelServerError("the model server ended before it was ready; see its log")
            try:
                return await asyncio.wait_for(_answer(client, model), left)
            except (httpx.HTTPError, asyncio.TimeoutError, ValueError):
                await asyncio.sleep(min(_EVERY, left))
    raise ModelServerError(f"the model server at {url} did not answer within {timeout:.0f} s")


async def served_models(client: httpx.AsyncClient) -> list[str]:
    """The names under which the server knows its models."""
    listing = await client.get("/v1/models")
    listing.raise_for_status()
    return model_names(listing)


async def _answer(client: httpx.AsyncClient, model: str | None) -> str:
    names = await served_models(client)
    if model is not None and model not in names:
        raise ModelRejected(_unknown(model, names))
    name = model or names[0]
    answer = await client.post("/v1/chat/completions", json=ping(name), timeout=None)
    answer.raise_for_status()
    return name


def _unknown(model: str, names: list[str]) -> str:
    return f"the model server has no {model!r}: set MODEL_NAME to one of {', '.join(names)}"


def fault(url: str, *, model: str, api_key: str, timeout: float = 3.0) -> str | None:
    """Why the server at `url` cannot be used now, with the remedy; None when it can."""
    try:
        listing = httpx.get(
            f"{base_url(url)}/v1/models",
            headers={"Authorization": f"Bearer {api_key}"},
            timeout=timeout,
            trust_env=False,
        )
        listing.raise_for_status()
        names = model_names(listing)
    except httpx.HTTPStatusError as error:
        if error.response.status_code in (401, 403):
            return "the model server refuses our key: set MODEL_API_KEY"
        return f"the model server answers HTTP {error.response.status_code}: see its log"
    except (httpx.HTTPError, httpx.InvalidURL):
        return "no model server answers: start it, or change MODEL_BASE_URLS"
    except ValueError:
        return "what answers there is no model server: check MODEL_BASE_URLS"
    return None if model in names else _unknown(model, names)
