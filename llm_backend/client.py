"""The only road to a model server.

    client = ModelClient(["http://127.0.0.1:8000"], model="qwen2.5", api_key="none")
    async for text in client.stream(request): ...

Read `_answer` first: admission, choice of a server, tries before the first token, the answer.
It speaks HTTP by httpx and not by the openai SDK: docs/llm/client.md has the figures.
"""

from __future__ import annotations

import asyncio
import dataclasses
import random
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Any

from llm_backend import metrics
from llm_backend.admission import Admission
from llm_backend.answer import Answer
from llm_backend.budget import Budget
from llm_backend.call import Call, recorded
from llm_backend.caller import deadline_within
from llm_backend.choice import choose
from llm_backend.deadline import Deadline
from llm_backend.errors import (
    ModelInterrupted,
    ModelOutputInvalid,
    ModelTimeout,
    ModelUnavailable,
)
from llm_backend.hedge import race
from llm_backend.limits import ClientLimits
from llm_backend.payload import body
from llm_backend.refusal import TryFailed
from llm_backend.requests import ModelRequest
from llm_backend.server import Server
from llm_backend.structured import BlankWatch, parse

_RETRY_TEMPERATURE = 0.3
"""A second try at temperature 0 would write the same invalid answer again."""
_BACKOFF = (0.05, 1.0)
_HEALTH_SECONDS = 2.0


class ModelClient:
    """Several servers behind one face; every method raises only `llm_backend.errors`."""

    def __init__(
        self,
        servers: Sequence[str],
        *,
        model: str,
        api_key: str,
        limits: ClientLimits = ClientLimits(),  # noqa: B008 - frozen
    ) -> None:
        self._model, self._limits = model, limits
        self._servers = [
            Server(address, model=model, api_key=api_key, limits=limits) for address in servers
        ]
        self._door = Admission(concurrency=limits.concurrency, queue=limits.queue)
        self._retries = Budget(share=limits.retry_share, reserve=limits.retry_reserve)
        self._hedges = Budget(share=limits.hedge_share, reserve=1)

    async def stream(self, request: ModelRequest) -> AsyncGenerator[str, None]:
        """Pieces of the answer as the model writes them.

        Leaving the loop early or cancelling the task makes the server stop. Wrap it in
        `contextlib.aclosing` when the loop may be left early, so that it stops at once.
        """
        async with aclosing(self._answer(request, deadline_within(request.deadline))) as texts:
            async for text in texts:
                yield text

    async def complete(self, request: ModelRequest) -> str:
        """The whole answer. Nobody has seen an answer that breaks off, so it is asked for again."""
        return await self._complete(request, deadline_within(request.deadline))

    async def complete_json(self, request: ModelRequest) -> dict[str, Any]:
        """The answer as an object that fits `request.json_schema`; one retry when it does not.

        Raises ModelOutputInvalid after that, so that the caller falls back.
        """
        if request.json_schema is None:
            raise ValueError("complete_json needs a request with a json_schema")
        deadline = deadline_within(request.deadline)
        try:
            return parse(await self._complete(request, deadline), request.json_schema)
        except ModelOutputInvalid:
            metrics.EXTRA.labels("invalid").inc()
        warmer = max(request.temperature, _RETRY_TEMPERATURE)
        again = dataclasses.replace(request, temperature=warmer)
        return parse(await self._complete(again, deadline), request.json_schema)

    async def healthy(self) -> bool:
        """Whether any server that is not left alone listens, and serves our model."""
        usable = [server for server in self._servers if server.usable]
        return any(await asyncio.gather(*(server.listens(_HEALTH_SECONDS) for server in usable)))

    async def close(self) -> None:
        """Close all connections."""
        for server in self._servers:
            await server.close()

    async def _complete(self, request: ModelRequest, deadline: Deadline) -> str:
        try:
            return await self._read(request, deadline)
        except ModelInterrupted:
            if not self._retries.spend():
                raise
            metrics.EXTRA.labels("interrupted").inc()
            return await self._read(request, deadline)

    async def _read(self, request: ModelRequest, deadline: Deadline) -> str:
        watch = BlankWatch() if request.json_schema is not None else None
        pieces: list[str] = []
        async with aclosing(self._answer(request, deadline)) as texts:
            async for text in texts:
                pieces.append(text)
                if watch is not None:
                    watch.feed(text)
        return "".join(pieces)

    async def _answer(self, request: ModelRequest, deadline: Deadline) -> AsyncGenerator[str, None]:
        """One call from the queue to its last token."""
        patience = Deadline.after(deadline.sooner(request.first_token))
        with recorded(request, model=self._model) as call:
            async with self._door.admit(patience):
                answer = await self._begin(request, call, patience)
                try:
                    call.began()
                    if answer.first:
                        yield answer.first
                    silence = self._silence(request)
                    async with aclosing(answer.rest(silence=silence, deadline=deadline)) as rest:
                        async for text in rest:
                            yield text
                finally:
                    call.usage = answer.usage
                    await answer.close()

    async def _begin(self, request: ModelRequest, call: Call, patience: Deadline) -> Answer:
        """The first server that starts to answer; retries end with its first token."""
        self._retries.earn()
        self._hedges.earn()
        tried: list[Server] = []
        while patience.left > 0:
            server = self._choose(request, tried)
            if server is None:
                raise ModelUnavailable("no model server answers: is it running?")
            try:
                return await self._ask(server, request, call, patience)
            except TryFailed as failed:
                tried.append(server)
                if len(tried) > self._limits.retries or not self._retries.spend():
                    raise failed.error from None
                await self._pause(request, tried, failed, patience)
        raise ModelTimeout("no time was left to ask the model")

    async def _ask(
        self, server: Server, request: ModelRequest, call: Call, patience: Deadline
    ) -> Answer:
        after = self._limits.hedge_after
        if after is None or len(self._servers) == 1:
            return await self._try(server, request, call, patience)

        def other() -> Any:
            second = self._choose(request, [server])
            if second in (None, server) or not self._hedges.spend():
                return None
            metrics.EXTRA.labels("hedge").inc()
            return self._try(second, request, call, patience)

        return await race(self._try(server, request, call, patience), other, after=after)

    async def _try(
        self, server: Server, request: ModelRequest, call: Call, patience: Deadline
    ) -> Answer:
        call.tries += 1
        result = "failed"
        headers = call.headers
        if request.session is not None:
            headers["X-Session-Id"] = request.session  # routers keep a session on one server by it
        try:
            answer = await server.start(
                body(request, model=self._model),
                headers,
                by=patience,
                silence=self._silence(request),
            )
            call.server, result = server.name, "ok"
            return answer
        finally:
            metrics.TRIES.labels(server.name, result).inc()

    def _silence(self, request: ModelRequest) -> float:
        """One read timeout serves the first token and the others."""
        return max(self._limits.between_tokens, request.first_token)

    def _choose(self, request: ModelRequest, avoid: Sequence[Server]) -> Server | None:
        slack = self._limits.affinity_slack
        return choose(self._servers, session=request.session, avoid=avoid, slack=slack)

    async def _pause(
        self, request: ModelRequest, tried: list[Server], failed: TryFailed, patience: Deadline
    ) -> None:
        """No wait before another server; a growing, jittered one before the same again."""
        metrics.EXTRA.labels("retry").inc()
        following = self._choose(request, tried)
        if following is None or following not in tried:
            return
        first, longest = _BACKOFF
        wait = failed.pause + random.uniform(0, min(longest, first * 2 ** len(tried)))  # noqa: S311
        if wait >= patience.left:
            raise failed.error
        await asyncio.sleep(wait)
