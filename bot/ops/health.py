"""Is the bot fit to take messages? The database must answer; the rest may be degraded."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from bot.errors import StoreError
from bot.store.inbox import waiting

if TYPE_CHECKING:
    from bot.runtime import Runtime


@dataclass(frozen=True)
class Health:
    """What a probe finds. waiting: messages not handled yet; turns: whether the process that takes
    them answers, None where this one does itself, or knows of no particular one."""

    ready: bool
    database: bool
    model: bool
    turns: bool | None
    waiting: int | None

    def as_dict(self) -> dict[str, Any]:
        """For the JSON of /health/ready."""
        return asdict(self)


async def check(runtime: Runtime | None, *, turns: bool | None = None) -> Health:
    """Look at each dependency once."""
    if runtime is None:
        return Health(ready=False, database=False, model=False, turns=turns, waiting=None)
    try:
        count: int | None = await waiting(runtime.database)
    except StoreError:
        count = None
    return Health(
        ready=count is not None and turns is not False,
        database=count is not None,
        model=await runtime.model_answers(),
        turns=turns,
        waiting=count,
    )
