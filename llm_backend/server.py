"""One model server: its connections, how busy it is, whether it can be trusted now."""

from __future__ import annotations

import asyncio
import random
import ssl
from typing import Any

import anyio
import httpx

from llm_backend import metrics
from llm_backend.answer import Answer
from llm_backend.breaker import Breaker, Failure
from llm_backend.deadline import Deadline
from llm_backend.errors import ModelTimeout, ModelUnavailable
from llm_backend.events import BrokenStream, EventReader
from llm_backend.http_client import HttpClient
from llm_backend.limits import ClientLimits
from llm_backend.payload import model_names, ping
from llm_backend.refusal import TryFailed, refusal
from llm_backend.urls import base_url

_ROUTE = "/v1/chat/completions"
_PROBE_SECONDS = 10.0


class Server:
    """A server at `address`, serving `model`; belongs to the event loop that uses it first."""

    def __init__(self, address: str, *, model: str, api_key: str, limits: ClientLimits) -> None:
        root = base_url(address)
        self.name = httpx.URL(root).netloc.decode()
        self.running = 0
        self._model, self._limits = model, limits
        self._breaker = Breaker(failures=limits.breaker_failures)
        self._probe: asyncio.Task[None] | None = None
        self._http = HttpClient(
            base_url=root,
            headers={"Authorization": f"Bearer {api_key}"},
            timeout=httpx.Timeout(None, connect=limits.connect),
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=limits.concurrency),
            verify=ssl.create_default_context() if root.startswith("https") else False,
            trust_env=False,  # a proxy of the environment has no business on the private model road
        )

    @property
    def usable(self) -> bool:
        """False while it is left alone."""
        return not self._breaker.open

    async def start(
        self, body: dict[str, Any], headers: dict[str, str], *, by: Deadline, silence: float
    ) -> Answer:
        """Ask, and wait for the first token until `by`; no read may take longer than `silence`.

        Raises ModelRejected, or TryFailed when another try may succeed. A first token that does
        not come in time is a ModelTimeout: the time is used up, nobody can try again.
        """
        self.running += 1
        begun, given = False, by.left
        try:
            with anyio.fail_after(given):
                answer = await self._begin(body, headers, silence)
            begun = True
        except TimeoutError:
            self._failed(Failure.LIKELY if given >= self._limits.fair_wait else None)
            raise ModelTimeout("the model's first token did not come in time") from None
        except TryFailed as failed:
            self._failed(failed.failure)
            raise
        finally:
            if not begun:
                self.running -= 1
        self._breaker.succeeded()
        return answer

    async def _begin(self, body: dict[str, Any], headers: dict[str, str], silence: float) -> Answer:
        timeout = httpx.Timeout(self._limits.connect, read=silence)
        request = self._http.build_request(
            "POST", _ROUTE, json=body, headers=headers, timeout=timeout
        )
        try:
            response = await self._http.send(request, stream=True)
        except httpx.ConnectError:
            raise TryFailed(_gone("cannot be reached"), Failure.CERTAIN) from None
        except httpx.ConnectTimeout:  # perhaps our own loop was held up: no reason to rest at once
            raise TryFailed(_gone("cannot be reached in time"), Failure.LIKELY) from None
        except httpx.HTTPError as error:
            raise TryFailed(_gone(f"broke off, {type(error).__name__}"), Failure.LIKELY) from None
        try:
            return await self._first(response)
        except BaseException:
            await response.aclose()
            raise

    async def _first(self, response: httpx.Response) -> Answer:
        try:
            if response.status_code != httpx.codes.OK:
                text = (await response.aread()).decode("utf-8", "replace")
                raise refusal(response.status_code, text, response.headers.get("Retry-After"))
            answer = Answer(response, EventReader(response.aiter_raw()), self._ended)
            await answer.begin()
        except (httpx.HTTPError, BrokenStream) as error:
            raise TryFailed(_gone(f"broke off, {type(error).__name__}"), Failure.LIKELY) from None
        return answer

    def _ended(self, broken: bool) -> None:
        self.running -= 1
        if broken:
            self._failed(Failure.LIKELY)

    def _failed(self, failure: Failure | None) -> None:
        """Note it; a server that is now left alone is asked in the background until it answers."""
        if failure is not None and self._breaker.failed(failure):
            metrics.RESTING.labels(self.name).set(1)
            self._probe = asyncio.get_running_loop().create_task(self._ask_until_well())

    async def _ask_until_well(self) -> None:
        while True:
            await asyncio.sleep(self._limits.probe_every * random.uniform(0.8, 1.2))  # noqa: S311
            if await self._answers():
                self._breaker.close()
                metrics.RESTING.labels(self.name).set(0)
                return

    async def _answers(self) -> bool:
        """Whether the model, not only the port, answers."""
        try:
            answer = await self._http.post(_ROUTE, json=ping(self._model), timeout=_PROBE_SECONDS)
        except httpx.HTTPError:
            return False
        return answer.is_success

    async def listens(self, timeout: float) -> bool:
        """Whether it lists our model within `timeout` seconds; costs the model nothing."""
        try:
            answer = await self._http.get("/v1/models", timeout=timeout)
            return answer.is_success and self._model in model_names(answer)
        except (httpx.HTTPError, ValueError):
            return False

    async def close(self) -> None:
        """Give up the connections and the probe."""
        if self._probe is not None:
            self._probe.cancel()
        await self._http.aclose()


def _gone(what: str) -> ModelUnavailable:
    return ModelUnavailable(f"the model server {what}")
