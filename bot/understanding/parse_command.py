"""`xiaoq parse`: what each message says, its language and its numbers."""

from __future__ import annotations

import argparse
import asyncio
from typing import Any

from bot.jsonl import run_lines, text_field
from bot.settings import settings
from bot.understanding.trained import load_parse, newest_model
from bot.understanding.understand import Understanding
from bot.understanding.understood import Understood


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of DESIGN.md section 6."""
    parser.add_argument("--no-model", action="store_true", help="the trained NLU alone")


def run(args: argparse.Namespace) -> int:
    """Answer every line of stdin."""
    parse = load_parse(newest_model())
    return asyncio.run(_answer_lines(parse, ask_model=not args.no_model))


async def _answer_lines(parse: Any, *, ask_model: bool) -> int:
    from bot.pii.vault import Vault

    understanding = _with_model() if ask_model else Understanding()

    async def handle(record: dict[str, Any]) -> dict[str, Any]:
        text = text_field(record, "text").lstrip("/")  # as in a turn: customers type no payloads
        return _shown(await understanding.understand(text, parse=parse, vault=Vault()))

    return await run_lines(handle)


def _with_model() -> Understanding:
    from bot.pii.scrubber import default_scrubber
    from llm_backend.client import ModelClient

    found = settings()
    servers = found.model_base_urls or (f"http://127.0.0.1:{found.model_port}",)
    model = ModelClient(servers, model=found.model_name, api_key=found.model_api_key)
    return Understanding(scrubber=default_scrubber(), model=model)


def _shown(understood: Understood) -> dict[str, Any]:
    fields = ("entity", "value", "start", "end")
    return {
        "language": understood.language,
        "intent": {"name": understood.intent, "confidence": round(understood.confidence, 4)},
        "entities": [
            {name: entity[name] for name in fields if name in entity}
            for entity in understood.entities
        ],
        "source": understood.source,
    }
