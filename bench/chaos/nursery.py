"""Processes that can be killed by the hundred: forked from one that has imported everything.

`python -m bench.chaos.nursery` reads lines "KIND PORT" and answers each with a process id. What it
forks is the program itself, as `xiaoq run` starts it (bot.serve, actions.server); only the imports
are done before, and nothing is loaded that a first customer would not need.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NoReturn

from bot.settings import ROOT


class Nursery:
    """The nursery from outside: forks processes, and kills them."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "bench.chaos.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, **environment},
        )
        self._living: set[int] = set()
        self._answer()  # everything is imported

    def spawn(self, kind: str, port: int) -> int:
        """A new process on `port`; returns its id."""
        assert self._process.stdin
        self._process.stdin.write(f"{kind} {port}\n")
        self._process.stdin.flush()
        pid = int(self._answer())
        self._living.add(pid)
        return pid

    def kill(self, pid: int) -> None:
        """kill -9."""
        self._living.discard(pid)
        with suppress(ProcessLookupError):  # it found no database when it started
            os.kill(pid, signal.SIGKILL)

    def close(self) -> None:
        """End the nursery and all it forked."""
        for pid in list(self._living):
            self.kill(pid)
        self._process.kill()
        self._process.wait()

    def _answer(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the nursery died"
        return line


async def _no_warm_up() -> None:
    """In place of the bot's, which costs seconds and spares only a first question a wait."""


def _bot(port: int) -> None:
    import bot.serve
    import bot.turns

    os.environ["XIAOQ_PORT"] = str(port)
    bot.turns._load_models = _no_warm_up
    sys.argv = ["bot.serve"]
    bot.serve.main()


def _gateway(port: int) -> None:
    import channels.gateway

    os.environ["XIAOQ_PORT"] = str(port)
    channels.gateway.main()


def _actions(port: int) -> None:
    import actions.server

    sys.argv = ["actions.server", "--port", str(port)]
    actions.server.main()


def _stock(port: int) -> None:
    from bench.chaos import stock_server

    stock_server.serve(port)


PROGRAMS: dict[str, Any] = {"bot": _bot, "gateway": _gateway, "actions": _actions, "stock": _stock}


def _become(kind: str, port: int) -> NoReturn:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(os.environ.get("CHAOS_LOG", os.devnull), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(log, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    asyncio.set_event_loop_policy(None)
    try:
        PROGRAMS[kind](port)
    finally:
        os._exit(1)  # never up into the nursery's loop


def _import_everything() -> None:
    import importlib

    for module in (
        *("bot.serve", "rasa.core.run", "rasa.server", "rasa.core.agent", "rasa.engine.loader"),
        *("rasa.model_training", "rasa.core.channels", "bot.turns", "bot.answer.nlg"),
        *("bot.store.tracker_store", "bot.understanding.classifier", "channels.operations"),
        *("bot.understanding.featurizer", "bot.pii.scrubber", "bot.knowledge.search"),
        *("channels.web", "channels.slack", "channels.telegram", "channels.whatsapp"),
        *("channels.twilio", "channels.notices", "llm_backend.client"),
        *("actions.server", "rasa_sdk.endpoint", "sklearn.linear_model"),
    ):
        importlib.import_module(module)


def main() -> None:
    """Serve the pipe until it closes."""
    pipe = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # nobody's print may come between
    _import_everything()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    pipe.write("ready\n")
    for line in sys.stdin:
        kind, port = line.split()
        child = os.fork()
        if child == 0:
            _become(kind, int(port))
        pipe.write(f"{child}\n")


if __name__ == "__main__":
    main()
