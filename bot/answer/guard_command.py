"""`xiaoq guard`: is a text allowed to go to the model, or to come back from it?"""

from __future__ import annotations

import argparse
import asyncio
import re
from typing import Any, cast

from bot.answer.guard import Direction, Guard
from bot.answer.persona import Personas
from bot.answer.prompt import fixed_part
from bot.jsonl import run_lines, text_field
from bot.pii.scrubber import default_scrubber
from bot.settings import settings

_HAN = re.compile(r"[\u4e00-\u9fff]")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options: everything is in the records."""
    parser.epilog = (
        'in: {"id","text","direction":"input"|"output","language"?}; out: {"id","allowed",'
        '"labels","text"}, where text is what may pass, or the reply to an input that may not'
    )


def run(args: argparse.Namespace) -> int:
    """Judge each line."""
    persona = Personas(settings().data_dir / "personas").for_line(None)
    guard = Guard(fixed_part(persona), scrubber=default_scrubber())

    async def handle(record: dict[str, Any]) -> dict[str, Any]:
        direction = record.get("direction", "input")
        if direction not in ("input", "output"):
            raise ValueError('"direction" must be "input" or "output"')
        text = text_field(record, "text")
        verdict = guard.check(text, cast(Direction, direction))
        blocked = direction == "input" and not verdict.allowed
        language = str(record.get("language") or ("zh" if _HAN.search(text) else "en"))
        return {
            "allowed": verdict.allowed,
            "labels": list(verdict.labels),
            "text": persona.reply(verdict.reply, language) if blocked else verdict.text,
        }

    return asyncio.run(run_lines(handle))
