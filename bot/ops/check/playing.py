"""The test conversations: a trained model, the real actions, a shop of their own."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent

from bot.answer.written import add_written
from bot.ops.check.conversation import Conversation
from bot.ops.check.in_process import InProcessActions
from bot.ops.check.player import Player
from bot.ops.check.problem import Problem
from bot.ops.check.scratch import scratch_database
from bot.settings import settings

Report = Callable[[Conversation, Problem | None], None]


def play_all(conversations: Sequence[Conversation], model: Path, report: Report) -> list[Problem]:
    """Play each conversation in a freshly seeded shop; the problems, reported as they come."""
    with scratch_database() as url:
        return asyncio.run(_play_all(conversations, model, url, report))


async def _play_all(
    conversations: Sequence[Conversation], model: Path, url: str, report: Report
) -> list[Problem]:
    agent = Agent.load(str(model), action_endpoint=InProcessActions())
    add_written(agent.domain.responses, settings().data_dir / "responses")
    player = Player(agent)
    # The shop is the actions' own matter; what a test needs of it is named here, not imported.
    seed: Any = importlib.import_module("actions.shop.seed")
    problems = []
    for conversation in conversations:
        await seed.refill_async(url)
        problem = await player.play(conversation)
        report(conversation, problem)
        problems += [problem] if problem else []
    return problems
