"""Sends what the outbox holds: recipients side by side, each strictly in order (DESIGN.md 1).

Any number of processes may run one. Web conversations have no recipient; their page fetches.
"""

from __future__ import annotations

import asyncio
import math
import os
import random
import socket
import time
import uuid
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timezone
from functools import partial

import structlog

from bot.drafts import settled
from bot.errors import LeaseLost, StoreError
from bot.ops.metrics import REPEATED, SENT_TOTAL
from bot.outlet import (
    NotSent,
    Outlet,
    OutletError,
    Part,
    Undeliverable,
    Unsure,
    WindowClosed,
    digest,
)
from bot.stopping import stop_serving
from bot.store import sending
from bot.store.commit import SENT
from bot.store.database import Database
from bot.store.listen import Listener
from bot.store.sending import Claim, Queued
from bot.wake import Wake
from llm_backend.spans import carried, note, span

_log = structlog.get_logger(__name__)

MAX_ATTEMPTS = 10
"""With the pauses below about nine minutes; then staff see the conversation marked."""
MAX_REPEATS = 3
"""Of a send whose sender died before it could note the outcome. It only guards against a message
that kills its senders; a customer rather gets an answer twice than never."""
_MARK_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.6)
_SWEEP = 1.0  # seconds between looks for messages whose pause is over
_LONGEST_PAUSE = 300.0
_LONGEST = 180.0  # seconds on one message after which its sender counts as hung


def pause_before_retry(attempts: int, after: float | None) -> float:
    """Seconds to wait: the platform's word, or 1, 2, 4, … with a quarter of jitter."""
    if after is not None:
        return after
    return min(2.0**attempts, _LONGEST_PAUSE) * random.uniform(0.75, 1.25)  # noqa: S311


class Sender:
    """One process's share of the sending."""

    def __init__(self, database: Database, listener: Listener, *, concurrency: int = 32) -> None:
        self._database = database
        self._outlets: dict[str, Outlet] = {}
        self._owner = f"{socket.gethostname()[:30]}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self._free = asyncio.Semaphore(concurrency)
        self._wake = Wake()
        self._serving: set[asyncio.Task[None]] = set()
        self._begun: dict[tuple[str, int], float] = {}
        self._loop: asyncio.Task[None] | None = None
        listener.on(SENT, lambda _: self._wake.ring())

    def add(self, channel: str, outlet: Outlet) -> None:
        """Send this channel's messages too, from now on."""
        self._outlets[channel] = outlet
        self._wake.ring()

    def start(self) -> None:
        """Begin to send."""
        self._loop = asyncio.create_task(self._run(), name="xiaoq-sender")

    async def stop(self, patience: float = 5.0) -> None:
        """Begin nothing more; let what is on its way finish for `patience` seconds."""
        await stop_serving(self._loop, self._serving, patience)
        for outlet in self._outlets.values():
            await outlet.close()

    async def _run(self) -> None:
        while True:
            await self._wake.sleep(_SWEEP)
            if not self._outlets:
                continue
            try:
                await self._claim_all()
            except StoreError as error:
                _log.error("sender.database", error=str(error))
                await asyncio.sleep(_SWEEP)

    async def _claim_all(self) -> None:
        while True:
            await self._free.acquire()
            claim = None
            try:
                claim = await sending.claim_recipient(
                    self._database, self._owner, list(self._outlets)
                )
            finally:
                if claim is None:
                    self._free.release()
            if claim is None:
                return
            task = asyncio.create_task(self._serve(claim))
            self._serving.add(task)
            task.add_done_callback(self._served)

    def _served(self, task: asyncio.Task[None]) -> None:
        self._serving.discard(task)
        self._free.release()
        self._wake.ring()  # a message may have come in between the last look and the release

    async def _serve(self, claim: Claim) -> None:
        work = asyncio.create_task(self._work_off(claim))
        keep = asyncio.create_task(self._keep(claim, work))
        try:
            await work
        except asyncio.CancelledError:  # the claim was lost, or the process stops
            work.cancel()
        except Exception as error:  # whatever it is, the claim expires and the message waits
            _log.error("sender.failed", channel=claim.channel, error=type(error).__name__)
        finally:
            keep.cancel()
            self._begun.pop((claim.conversation, claim.fence), None)
            with suppress(StoreError):
                await sending.release(self._database, claim)

    async def _keep(self, claim: Claim, work: asyncio.Task[None]) -> None:
        while True:
            await asyncio.sleep(sending.SECONDS / 3)
            begun = self._begun.get((claim.conversation, claim.fence), math.inf)
            if time.monotonic() - begun > _LONGEST:
                _log.error("sender.hangs", channel=claim.channel)
                work.cancel()
                return  # even if that does not help: unrenewed, the claim passes on
            try:
                await sending.renew(self._database, claim)
            except LeaseLost:
                work.cancel()
                return
            except StoreError as error:
                _log.warning("sender.renew", error=str(error))

    async def _work_off(self, claim: Claim) -> None:
        while message := await sending.next_message(self._database, claim):
            self._begun[claim.conversation, claim.fence] = time.monotonic()
            below = carried(message.payload)
            with span("send", parent=below, channel=claim.channel, outbox_id=message.id):
                if not await self._deliver(claim, message):
                    return

    async def _deliver(self, claim: Claim, message: Queued) -> bool:
        """Send one message; False when it has to wait, and with it all after it."""
        try:
            await self._send_parts(claim, message)
        except WindowClosed as error:
            await self._end(claim, message, "held", error)
        except Undeliverable as error:
            await self._end(claim, message, "failed", error)
        except (NotSent, Unsure) as error:
            return await self._try_later(claim, message, error)
        except StoreError:
            raise
        except Exception as error:  # a fault of ours, which must neither go in circles nor be lost
            _log.error("sender.fault", channel=claim.channel, error=type(error).__name__)
            return await self._try_later(claim, message, Unsure(type(error).__name__))
        else:
            SENT_TOTAL.labels(claim.channel, "sent").inc()
            note(outcome="sent")
        return True

    async def _try_later(self, claim: Claim, message: Queued, error: OutletError) -> bool:
        if message.attempts + 1 >= MAX_ATTEMPTS:
            await self._end(claim, message, "failed", error)
            return True
        await self._postpone(claim, message, error)
        return False

    async def _send_parts(self, claim: Claim, message: Queued) -> None:
        outlet = self._outlets[claim.channel]
        parts = self._render(outlet, claim, message)
        if message.parts_sent >= len(parts):  # reported by the platform, or nothing to be seen
            await sending.finish(self._database, message.id)
        for number in range(message.parts_sent, len(parts)):
            reference = await self._send_part(outlet, claim, message, number, parts[number])
            known = digest(claim.channel, reference) if reference else None
            await self._mark_sent(message, number, known, last=number == len(parts) - 1)

    async def _send_part(
        self, outlet: Outlet, claim: Claim, message: Queued, number: int, part: Part
    ) -> str | None:
        tried, again = await sending.begin_part(self._database, claim, message.id, number)
        part = outlet.mark(part, sending.part_key(message.id, number))
        if again and (found := await self._found(outlet, claim, message, part)):
            return found
        if again:
            REPEATED.labels(claim.channel).inc()
            _log.warning("sender.repeated", channel=claim.channel, outbox_id=message.id)
        if tried > MAX_REPEATS:
            raise Undeliverable(f"{tried} senders died at it")
        try:
            return await self._send(outlet, claim, message, number, part)
        except Unsure as error:
            if tried:  # the platform has it by all odds, and would get it again and again
                raise Undeliverable(f"twice sent without an answer ({error})") from None
            raise

    @staticmethod
    async def _found(outlet: Outlet, claim: Claim, message: Queued, part: Part) -> str | None:
        """The platform's id of what a sender who died had sent; None where that is not known."""
        try:
            found = await outlet.find(claim.address, part, message.created_at)
        except OutletError as error:
            _log.warning("sender.not_found", channel=claim.channel, reason=str(error))
            return None
        if found:
            _log.info("sender.found", channel=claim.channel, outbox_id=message.id)
        return found

    async def _mark_sent(
        self, message: Queued, number: int, reference: str | None, *, last: bool
    ) -> None:
        """The platform has it; a database that is away for a moment must not have it sent again."""
        mark = partial(sending.mark_sent, self._database, message.id, number, reference, last=last)
        for pause in _MARK_PAUSES:
            try:
                await mark()
                return
            except StoreError:
                await asyncio.sleep(pause)
        await mark()

    @staticmethod
    def _render(outlet: Outlet, claim: Claim, message: Queued) -> Sequence[Part]:
        if message.payload.get("template") and claim.opted_out:
            raise Undeliverable("the customer opted out")
        silence = (datetime.now(timezone.utc) - claim.heard_at).total_seconds()
        return outlet.render(message.payload, window_open=outlet.window_open(silence))

    async def _send(
        self, outlet: Outlet, claim: Claim, message: Queued, number: int, part: Part
    ) -> str | None:
        draft = message.draft if number == 0 else None
        if draft == "" and message.inbox_id is not None:
            draft = await settled(self._database, outlet, claim, message.inbox_id)
        if draft:
            try:
                await outlet.edit(claim.address, draft, part)
                return draft
            except Undeliverable:  # the draft was deleted, or is too old to be edited
                pass
        return await outlet.send(claim.address, part)

    async def _postpone(self, claim: Claim, message: Queued, error: OutletError) -> None:
        after = error.after if isinstance(error, NotSent) else None
        seconds = pause_before_retry(message.attempts, after)
        SENT_TOTAL.labels(claim.channel, "postponed").inc()
        note(outcome="postponed", attempt=message.attempts)
        _log.warning(
            "sender.postponed",
            channel=claim.channel,
            outbox_id=message.id,
            reason=str(error),
            seconds=seconds,
        )
        await sending.postpone(
            self._database,
            message.id,
            seconds=seconds,
            error=str(error),
            unsure=isinstance(error, Unsure),
        )

    async def _end(self, claim: Claim, message: Queued, state: str, error: OutletError) -> None:
        SENT_TOTAL.labels(claim.channel, state).inc()
        note(outcome=state)
        _log.error(
            f"sender.{state}", channel=claim.channel, outbox_id=message.id, reason=str(error)
        )
        tag = "undelivered" if state == "failed" else "waiting_for_customer"
        await sending.end(self._database, claim, message.id, state=state, error=str(error), tag=tag)
