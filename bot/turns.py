"""A process's share of the turns: Rasa's agent behind the inbox worker."""

from __future__ import annotations

import asyncio
import gc
import sys
from functools import partial
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.answer.parts import answer_parts
from bot.bootstrap import components, understanding
from bot.dialogue import Dialogue
from bot.pii.scrubber import SWITCH
from bot.presence import Presence
from bot.settings import settings
from bot.store.database import Database
from bot.store.listen import Listener
from bot.store.products import product_names
from bot.turn import TurnParts, give_up, take_turn
from bot.worker import Worker

_log = structlog.get_logger(__name__)

_LOADING = 60.0  # seconds after which turns are taken although the models are not loaded


class Turns:
    """Made when Rasa's agent is loaded."""

    def __init__(
        self, agent: Any, database: Database, listener: Listener, presence: Presence
    ) -> None:
        parts = TurnParts(
            database,
            presence,
            Dialogue(agent),
            understanding(),
            model_seconds=settings().model_deadline,
        )
        self._worker = Worker(
            database,
            listener,
            take=partial(take_turn, parts=parts),
            give_up=partial(give_up, parts=parts),
        )
        self._starting: tuple[asyncio.Task[None], ...] = ()

    def start(self) -> None:
        """Load the models, then take turns; the model server reads its prompts meanwhile."""
        loading = asyncio.create_task(_load_models(), name="xiaoq-load")
        reading = asyncio.create_task(_read_ahead(), name="xiaoq-read-ahead")
        beginning = asyncio.create_task(self._begin(loading), name="xiaoq-begin")
        self._starting = (beginning, loading, reading)

    async def _begin(self, loading: asyncio.Task[None]) -> None:
        """Load first: that can hold the event loop for longer than a lease lasts. What cannot be
        loaded is met by the turn that needs it."""
        await asyncio.wait({loading}, timeout=_LOADING)
        self._worker.start()
        try:
            await loading
        except Exception as error:
            _log.error("models_not_loaded", error=type(error).__name__)

    async def stop(self) -> None:
        """Let turns in progress finish."""
        for task in self._starting:
            task.cancel()
        await self._worker.stop()
        components().scrubber.close()


async def _read_ahead() -> None:
    await asyncio.gather(answer_parts().road.warm_up(), understanding().warm_up())


async def _load_models() -> None:
    """Load what the first customer would otherwise wait for, while the server already serves."""
    scrubber = components().scrubber
    try:
        scrubber.learn_products(await product_names(components().database.engine))
    except (OSError, SQLAlchemyError):
        _log.warning("products_not_read", consequence="a product may be hidden like a name")
    await asyncio.to_thread(scrubber.warm)
    gc.collect()
    sys.setswitchinterval(SWITCH)
    gc.freeze()  # what is loaded stays: walking through it would stop everybody for 0.2 s each time
