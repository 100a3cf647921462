"""What runs beside the channels in a process: listener, live deltas, sender and, with Rasa, turns.

Nothing here imports Rasa, so that a process that only takes deliveries starts in a second.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from bot.bootstrap import database, model
from bot.errors import StoreError
from bot.outlet import Outlet
from bot.presence import Presence
from bot.sender import Sender
from bot.settings import settings
from bot.store.database import ERASED
from bot.store.identity import Identity, load_identity
from bot.store.listen import Listener
from bot.store.live import Live
from bot.store.retention import Retention

if TYPE_CHECKING:
    from bot.turns import Turns


class Runtime:
    """Made when the server has started; stopped before it ends.

    agent: Rasa's, for a process that takes turns; None for one that only accepts, shows and sends.
    """

    def __init__(self, agent: Any = None) -> None:
        self.database = database()
        self._listener = Listener(self.database.url)
        self._listener.on(ERASED, self.database.forget)
        self.live = Live(self.database, self._listener)
        self._presence = Presence(self.database, self._listener, self.live)
        self._sender = Sender(self.database, self._listener)
        self._retention = Retention(self.database, settings().retain_days)
        self._turns = self._with(agent) if agent and settings().takes_turns else None

    def _with(self, agent: Any) -> Turns:
        from bot.turns import Turns

        return Turns(agent, self.database, self._listener, self._presence)

    async def start(self) -> None:
        """Wait for the database, however long it takes; then listen and work."""
        self.identity: Identity = await load_identity(self.database, patience=math.inf)
        await self._listener.start()
        self._sender.start()
        self._retention.start()
        if self._turns:
            self._turns.start()

    def add_outlet(self, channel: str, outlet: Outlet) -> None:
        """Send a channel's messages from this process too, and show its customers typing."""
        self._sender.add(channel, outlet)
        self._presence.add(channel, outlet)

    async def model_answers(self) -> bool:
        """Whether a model server is up; without one the bot answers from passages."""
        return await model().healthy()

    async def stop(self) -> None:
        """Let turns in progress finish, then close what was opened."""
        await self._retention.stop()
        if self._turns:
            await self._turns.stop()
        await self._presence.stop()
        await self._sender.stop()
        await self._listener.stop()
        await model().close()
        await self.database.close()


def runtime_of(app: Any) -> Runtime:
    """The runtime of a Sanic application; StoreError while it still waits for the database."""
    runtime: Runtime | None = getattr(app.ctx, "xiaoq", None)
    if runtime is None:
        raise StoreError("the bot is starting and has no database yet")
    return runtime
