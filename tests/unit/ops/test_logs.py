"""What a log may hold: where, what and when; never a text, whoever logs it and however."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import asyncio, logging, sys, threading
import structlog
from bot.ops.logs import configure_logging

configure_logging()
own_handler = logging.getLogger("sanic.error")
own_handler.addHandler(logging.StreamHandler(sys.stdout))

def fail(text):
    raise ValueError(f"cannot read {text}")

foreign = logging.getLogger("rasa.core.processor")
foreign.debug("Received user message '%s'", "SECRET")
foreign.warning("slot SECRET")
logging.getLogger("some_library").error("cannot parse SECRET")
structlog.get_logger("rasa.core.x").info("processor.slots", slots={"name": "SECRET"}, n=3)
structlog.get_logger("rasa.core.x").info("with %s", "SECRET")
for logger in (own_handler, logging.getLogger("bot.turn"), structlog.get_logger("bot.x")):
    try:
        try:
            fail("SECRET")
        except ValueError as error:
            raise RuntimeError("SECRET too") from error
    except RuntimeError:
        logger.error("Exception in a handler", exc_info=True)
logging.getLogger("alembic").info("Running upgrade %s", "0001")
logging.getLogger("bot.worker").info("turn taken in %d ms", 12)
structlog.get_logger("bot.worker").info("turn.taken", inbox_id=7)

async def lost():
    fail("SECRET")

async def main():
    task = asyncio.create_task(lost())
    await asyncio.sleep(0.01)
    del task

asyncio.run(main())
import gc; gc.collect()
from bot.errors import StartupError
logging.getLogger("sanic.error").error("x", exc_info=StartupError("set DATABASE_URL"))
thread = threading.Thread(target=fail, args=("SECRET",))
thread.start(); thread.join()
fail("SECRET")
"""


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_text_whoever_logs(form: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "LOG_LEVEL": "DEBUG", "LOG_FORMAT": form},
    )
    said = done.stdout + done.stderr
    assert "SECRET" not in said
    kept = [
        "rasa.core.processor:", "some_library:", "processor.slots", "RuntimeError at __main__:",
        "because of ValueError", "Running upgrade 0001", "turn taken in 12 ms", "turn.taken",
        "uncaught: ValueError at __main__", "asyncio:", "StartupError (set DATABASE_URL)",
    ]  # fmt: skip
    assert [words for words in kept if words not in said] == []
    assert done.returncode == 1
    if form == "json":
        lines = [line for line in done.stderr.splitlines() if line.startswith("{")]
        assert len(lines) >= 12
        assert all("event" in json.loads(line) for line in lines)
