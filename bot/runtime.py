"""What runs beside Rasa in the bot's process: listener, live deltas, inbox worker, sender."""

from __future__ import annotations

import asyncio
import math
from functools import partial
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.answer.parts import answer_parts
from bot.bootstrap import components, understanding
from bot.dialogue import Dialogue
from bot.errors import StoreError
from bot.outlet import Outlet
from bot.presence import Presence
from bot.sender import Sender
from bot.settings import settings
from bot.store.database import ERASED
from bot.store.identity import Identity, load_identity
from bot.store.listen import Listener
from bot.store.live import Live
from bot.store.products import product_names
from bot.store.retention import Retention
from bot.turn import TurnParts, give_up, take_turn
from bot.worker import Worker

logger = structlog.get_logger(__name__)

_LOADING = 60.0  # seconds after which turns are taken although the models are not loaded


class Runtime:
    """Made when the server has started and Rasa's agent is loaded; stopped before it ends."""

    def __init__(self, agent: Any) -> None:
        self.database = components().database
        self._listener = Listener(self.database.url)
        self._listener.on(ERASED, self.database.forget)
        self.live = Live(self.database, self._listener)
        self._presence = Presence(self.database, self._listener, self.live)
        self._sender = Sender(self.database, self._listener)
        self._retention = Retention(self.database, settings().retain_days)
        self._starting: tuple[asyncio.Task[None], ...] = ()
        parts = TurnParts(
            self.database,
            self._presence,
            Dialogue(agent),
            understanding(),
            model_seconds=settings().model_deadline,
        )
        self._worker = Worker(
            self.database,
            self._listener,
            take=partial(take_turn, parts=parts),
            give_up=partial(give_up, parts=parts),
        )

    async def start(self) -> None:
        """Wait for the database, however long it takes; then listen and work."""
        self.identity: Identity = await load_identity(self.database, patience=math.inf)
        await self._listener.start()
        self._sender.start()
        self._retention.start()
        if settings().takes_turns:
            loading = asyncio.create_task(_load_models(), name="xiaoq-load")
            beginning = asyncio.create_task(self._take_turns(loading), name="xiaoq-begin")
            self._starting = (beginning, loading)

    async def _take_turns(self, loading: asyncio.Task[None]) -> None:
        """Load first: that can hold the event loop for longer than a lease lasts. What cannot be
        loaded is met by the turn that needs it."""
        await asyncio.wait({loading}, timeout=_LOADING)
        self._worker.start()
        try:
            await loading
        except Exception as error:
            logger.error("models_not_loaded", error=type(error).__name__)
        await asyncio.gather(answer_parts().road.warm_up(), understanding().warm_up())

    def add_outlet(self, channel: str, outlet: Outlet) -> None:
        """Send a channel's messages from this process too, and show its customers typing."""
        self._sender.add(channel, outlet)
        self._presence.add(channel, outlet)

    async def model_answers(self) -> bool:
        """Whether a model server is up; without one the bot answers from passages."""
        return await components().model.healthy()

    async def stop(self) -> None:
        """Let turns in progress finish, then close what was opened."""
        for task in self._starting:
            task.cancel()
        await self._retention.stop()
        await self._worker.stop()
        await self._presence.stop()
        await self._sender.stop()
        await self._listener.stop()
        await components().model.close()
        components().scrubber.close()
        await self.database.close()


async def _load_models() -> None:
    """Load what the first customer would otherwise wait for, while the server already serves."""
    scrubber = components().scrubber
    try:
        scrubber.learn_products(await product_names(components().database.engine))
    except (OSError, SQLAlchemyError):
        logger.warning("products_not_read", consequence="a product may be hidden like a name")
    await asyncio.to_thread(scrubber.warm)


def runtime_of(app: Any) -> Runtime:
    """The runtime of a Sanic application; StoreError while it still waits for the database."""
    runtime: Runtime | None = getattr(app.ctx, "xiaoq", None)
    if runtime is None:
        raise StoreError("the bot is starting and has no database yet")
    return runtime
