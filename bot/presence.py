"""What a customer on a platform sees while an answer is made: typing, then the growing answer.

On the web that is `live`'s events; here it is the platform's typing mark and, where messages can
be edited, one message that grows. The edits are made inside the turn that writes them, one after
the other, so none can come after the final text, which the sender puts in the same place.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot import drafts
from bot.errors import StoreError
from bot.outlet import Outlet, OutletError, Part
from bot.store.commit import SENT
from bot.store.database import Database
from bot.store.listen import Listener
from bot.store.live import Live
from bot.store.recipients import Asking, asking

_log = structlog.get_logger(__name__)

_LONGEST = 90.0  # seconds after which nobody types any more, whatever happened to the turn
_EDIT_TIMEOUT = 3.0
_PATIENCE = 1.0  # seconds without a sign of life after which a placeholder is posted
_FIRST = 40  # characters before an answer is worth showing
_GROWING = " …"


@dataclass
class _Showing:
    """One answer in the making. draft: the platform's id of the message that shows it."""

    conversation: str
    turn: int
    asking: Asking
    outlet: Outlet
    typing: asyncio.Task[None] | None = None
    holding: asyncio.Task[None] | None = None
    text: str = ""
    draft: str | None = None
    shown_at: float = 0.0
    broken: bool = False
    posting: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def address(self) -> Mapping[str, Any]:
        """Where it is shown."""
        return self.asking.address


class Presence:
    """Publishes like `Live`, and shows it on the platform the conversation is on."""

    def __init__(self, database: Database, listener: Listener, live: Live) -> None:
        self._database = database
        self._live = live
        self._outlets: dict[str, Outlet] = {}
        self._showing: dict[str, _Showing] = {}
        listener.on(SENT, self._on_sent)

    def add(self, channel: str, outlet: Outlet) -> None:
        """Show answers on this channel too."""
        self._outlets[channel] = outlet

    async def publish(self, conversation: str, kind: str, data: dict[str, Any]) -> None:
        """As `Live.publish`; a platform's failure is never the turn's."""
        await self._live.publish(conversation, kind, data)
        if not self._outlets or conversation.startswith("web:"):
            return
        try:
            if kind == "typing":
                await self._begin(conversation, int(data["turn"]))
            elif kind == "delta":
                await self._grow(conversation, int(data["turn"]), str(data["text"]))
        except StoreError as error:
            _log.warning("presence.database", error=str(error))

    async def stop(self) -> None:
        """End every typing mark."""
        for conversation in list(self._showing):
            self._finish(conversation)

    async def _begin(self, conversation: str, turn: int) -> None:
        self._finish(conversation)
        who = await asking(self._database, conversation, turn)
        outlet = self._outlets.get(who.channel) if who else None
        if who is None or outlet is None:
            return
        showing = _Showing(conversation, turn, who, outlet, draft=who.draft)
        showing.shown_at = time.monotonic()
        if who.draft == "":  # noted by a process that died
            showing.draft = await drafts.found(self._database, outlet, showing, turn)
        showing.typing = asyncio.create_task(self._type(conversation, showing))
        if not showing.draft and (part := outlet.placeholder(who.address)):
            showing.holding = asyncio.create_task(self._hold(showing, part))
        self._showing[conversation] = showing

    async def _type(self, conversation: str, showing: _Showing) -> None:
        seen = showing.asking.seen
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            with suppress(OutletError):
                await showing.outlet.show_typing(showing.asking.address, seen)
            seen = {key: value for key, value in seen.items() if key != "callback"}
            await asyncio.sleep(showing.outlet.typing_lasts)
        self._showing.pop(conversation, None)

    async def _hold(self, showing: _Showing, part: Part) -> None:
        """A placeholder, when the answer takes longer than people wait without a sign."""
        end = time.monotonic() + _LONGEST
        while not showing.draft and not showing.broken and time.monotonic() < end:
            await asyncio.sleep(_PATIENCE)
            async with showing.posting:
                if not showing.draft:
                    await self._post(showing, part)

    async def _post(self, showing: _Showing, part: Part) -> None:
        try:
            showing.draft = await asyncio.wait_for(
                drafts.post(
                    self._database,
                    showing.outlet,
                    showing,
                    showing.turn,
                    part,
                    again=showing.asking.draft == "",
                ),
                _EDIT_TIMEOUT,
            )
        except (OutletError, StoreError, asyncio.TimeoutError) as error:
            showing.broken = True  # the whole answer still comes from the outbox
            channel = showing.asking.channel
            _log.info("presence.stopped", channel=channel, error=type(error).__name__)

    def _on_sent(self, conversation: str) -> None:
        self._finish(conversation)

    def _finish(self, conversation: str) -> None:
        showing = self._showing.pop(conversation, None)
        if showing and showing.typing:
            showing.typing.cancel()
        if showing and showing.holding and not showing.posting.locked():
            showing.holding.cancel()  # a placeholder on its way is waited for by the sender

    async def _grow(self, conversation: str, turn: int, piece: str) -> None:
        showing = self._showing.get(conversation)
        if showing is None or showing.turn != turn or showing.broken:
            return
        showing.text += piece
        pause = showing.outlet.edit_pause
        if pause is None or time.monotonic() - showing.shown_at < pause:
            return
        if not showing.draft and len(showing.text) < _FIRST:
            return
        try:
            await asyncio.wait_for(self._show(showing), 2 * _EDIT_TIMEOUT)
        except (OutletError, asyncio.TimeoutError) as error:
            showing.broken = True  # the whole answer still comes from the outbox
            channel = showing.asking.channel
            _log.info("presence.stopped", channel=channel, error=type(error).__name__)
        showing.shown_at = time.monotonic()

    async def _show(self, showing: _Showing) -> None:
        parts = showing.outlet.render({"text": showing.text.rstrip() + _GROWING}, window_open=True)
        if len(parts) != 1:
            return  # longer than one message: the rest comes when it is whole
        async with showing.posting:
            if showing.draft:
                await showing.outlet.edit(showing.address, showing.draft, parts[0])
            else:
                await self._post(showing, parts[0])
